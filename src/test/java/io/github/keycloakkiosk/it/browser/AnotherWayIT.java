package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From one way of signing in to another, and from one person to the next. */
@KioskServer
@InChromium
class AnotherWayIT {

    private static final String REALM = "another-way";

    private static Admin admin;
    private App app;
    private Page page;

    @BeforeAll
    static void realm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        app = new App(server, REALM);
        page = browsers.open();
        app.signIn(page);
    }

    @Test
    void itGoesFromBadgeToPinToPassword() {
        new Ways(page).open().choosePin();
        Ways ways = new Ways(page).open();
        assertThat(ways.way("")).hasText(new String[] {"Badge", "Password"});
        ways.password("vera", "vera-secret");

        App.awaitCode(page);
    }

    @Test
    void byKeyboardAlone() {
        new BadgePage(page).await();
        tabTo("[data-way=pin]");
        page.keyboard().press("Enter");
        PinPage pin = new PinPage(page).await();
        page.keyboard().type("vera", new Keyboard.TypeOptions().setDelay(50));
        tabTo("#pin");
        tabTo("[data-key='5']");
        page.keyboard().press("Space");
        tabTo("[data-key='9']");
        page.keyboard().press("Enter");
        page.keyboard().type("37");
        assertThat(pin.pin()).hasValue("5937");
        tabTo("#kc-login");
        page.keyboard().press("Enter");

        App.awaitCode(page);
    }

    @Test
    void theNextPersonIsInByOneTap() {
        new Ways(page).open().choosePin();
        signIn("olga", "8264");
        app.signIn(page);
        new Ways(page).open().choosePin();
        signIn("vera", "5937");
        assertThat(sessions("olga")).as("olga's session ended when vera came").isZero();
        assertThat(sessions("vera")).isEqualTo(1);

        app.signIn(page);
        new BadgePage(page).await().tap("04DE51BEEF0001");

        App.awaitCode(page);
        assertThat(sessions("vera")).isZero();
        assertThat(sessions("olga")).isEqualTo(1);
    }

    @Test
    void whoHasNoPinComesToThePasswordByOneTap() {
        admin.createUser("pinless", Admin.typed("badge", "04F1257A90AA01"));
        new BadgePage(page).await().tap("04F1257A90AA01");
        page.locator("#kiosk-by-password").tap();

        page.locator("#password").waitFor();
        assertThat(page.url()).doesNotContain("#kiosk-password");
    }

    @Test
    void anExpiredPageLeadsOnOrToTheStart() {
        new BadgePage(page).await();
        String expired = page.locator("[data-kiosk-badge-form]").getAttribute("action");
        new BadgePage(page).tap(Person.create(admin).badge());
        PinPage pin = new PinPage(page).await();
        page.navigate(expired);
        page.locator("#loginRestartLink").waitFor();
        assertThat(page.locator(".kiosk-button-primary")).hasText("Continue");
        assertThat(page.locator("#loginRestartLink")).hasText("Start over");
        page.locator("#loginContinueLink").tap();

        pin.await();
    }

    /** A browser restores what was chosen on some other page. */
    @Test
    void backShowsTheLanguageOfThePage() {
        new Ways(page).open().choosePin();
        new PinPage(page).await();
        page.goBack();
        new BadgePage(page).await();

        assertThat((String) page.locator("#login-select-toggle")
                        .evaluate("select => select.selectedOptions[0].textContent.trim()"))
                .isEqualTo("English");
    }

    private void signIn(String name, String digits) {
        PinPage pin = new PinPage(page);
        pin.name().fill(name);
        pin.touch(digits);
        pin.ok().tap();
        App.awaitCode(page);
    }

    private static int sessions(String name) {
        return admin.get("/users/" + admin.userId(name) + "/sessions").size();
    }

    private void tabTo(String selector) {
        for (int presses = 0; presses < 30; presses++) {
            page.keyboard().press("Tab");
            if ((boolean) page.locator(selector).evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }
}
