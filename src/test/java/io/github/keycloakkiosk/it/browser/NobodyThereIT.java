package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.Admin;
import io.github.keycloakkiosk.it.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person goes away, or nobody comes all night: what the screen shows then. */
@KioskServer
@InChromium
class NobodyThereIT {

    private static final String REALM = "nobody-there";
    private static final String NIGHT = "nobody-at-night";

    private Page page;
    private App app;

    @BeforeAll
    static void realms(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, REALM, realm -> {});
        assertThat(admin.saveSetting("idle-seconds", "6").status()).isEqualTo(204);
        // Keycloak forgets a login that was begun six seconds ago.
        RealmCopy.create(
                server,
                NIGHT,
                realm -> realm.put("accessCodeLifespanLogin", 6)
                        .put("accessCodeLifespanUserAction", 6)
                        .put("accessCodeLifespan", 6));
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        page = browsers.open();
        app = new App(server, REALM);
    }

    @Test
    void aPageThatSomebodyLeftGoesBackToTheStart() {
        PinPage pin = olgaTaps();
        warning().waitFor();
        assertThat(page.locator(".kiosk-idle [role=status]"))
                .hasText("Are you still there? In a moment this page goes back to the start.");
        new Photograph("idle-warning").of(page);

        new BadgePage(page).await();
        assertThat(pin.person()).hasCount(0);
    }

    @Test
    void whoeverIsStillThereStays() {
        PinPage pin = olgaTaps();
        warning().waitFor();
        warning().tap();
        assertThat(warning()).isHidden();

        page.waitForTimeout(2_500);
        assertThat(pin.person()).hasText("olga");
    }

    @Test
    void anyKeyIsASignOfLife() {
        PinPage pin = olgaTaps();
        for (int seconds = 0; seconds < 8; seconds += 2) {
            page.keyboard().press("8");
            page.waitForTimeout(2_000);
        }
        assertThat(pin.pin()).hasValue("8888");
        assertThat(warning()).isHidden();
    }

    @Test
    void aPageThatTellsNothingOfAnybodyStays() {
        app.signIn(page);
        new Ways(page).open().choosePin();
        page.waitForTimeout(7_500);

        assertThat(page.locator("h1")).hasText(PinPage.TITLE);
    }

    @Test
    void whatSomebodyBeganToTypeGoes() {
        app.signIn(page);
        PinPage pin = new Ways(page).open().choosePin();
        pin.name().fill("olga");

        new BadgePage(page).await();
        assertThat(page.content()).doesNotContain("olga");
    }

    @Test
    void keycloaksOwnPageIsLeftToo() {
        app.signIn(page);
        new Ways(page).open().way("password").click();
        page.locator("#username").fill("olga");
        assertThat(page.locator("[data-kiosk-idle]")).hasAttribute("data-seconds", "60");
    }

    @Test
    void afterTheSignInTheWayBackShowsNothing() {
        app.signIn(page);
        PinPage pin = new Ways(page).open().choosePin();
        // Not olga, whose PIN must stay due.
        pin.name().fill("vera");
        pin.touch("5937");
        pin.ok().tap();
        App.awaitCode(page);

        page.evaluate("history.back()");
        page.waitForTimeout(2_000);
        assertThat(page.locator("#pin, #username")).hasCount(0);
        assertThat(page.content()).doesNotContain("vera", "5937");
    }

    @Test
    void whatTheBrowserKeptOfAPageIsAskedForAgain() {
        PinPage pin = olgaTaps();
        pin.touch("82");

        page.evaluate("window.kept = true; dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        page.waitForFunction("!window.kept");

        assertThat(pin.await().pin()).hasValue("");
    }

    @Test
    void whatWasTypedGoesWithThePage() {
        PinPage pin = olgaTaps();
        pin.touch("82");

        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");

        assertThat(pin.pin()).hasValue("");
    }

    /** Longer than Keycloak keeps a login that was begun; twice, since a renewed page must renew itself again. */
    @Test
    void theFirstTapInTheMorningCounts(KeycloakServer server) {
        new App(server, NIGHT).signIn(page);
        BadgePage badge = new BadgePage(page).await();
        page.waitForTimeout(14_000);

        badge.await().tap("04DE51BEEF0001");
        assertThat(new PinPage(page).await().person()).hasText("olga");
    }

    @Test
    void aServerThatIsDownAtNightLosesNoPage(KeycloakServer server) {
        new App(server, NIGHT).signIn(page);
        BadgePage badge = new BadgePage(page).await();
        page.context().setOffline(true);
        page.waitForTimeout(4_500);

        assertThat(badge.heading()).isVisible();
        page.context().setOffline(false);
    }

    private PinPage olgaTaps() {
        app.signIn(page);
        new BadgePage(page).await().tap("04DE51BEEF0001");
        PinPage pin = new PinPage(page).await();
        assertThat(pin.person()).hasText("olga");
        return pin;
    }

    private Locator warning() {
        return page.locator("[data-kiosk-idle] button");
    }
}
