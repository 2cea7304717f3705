package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choosing a PIN and adding a badge, each begun by an app. */
@KioskServer
@InChromium
class EnrolmentPagesIT {

    private static final String REALM = "enrolment-pages";

    private App app;
    private Page page;

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        app = new App(server, REALM);
        page = browsers.open();
    }

    @Test
    void aPinIsChosenOnThePad() {
        begin("kiosk-set-pin", "vera");
        PinPage pin = new PinPage(page);
        pin.touch("8351");
        pin.ok().tap();
        assertThat(page.locator("#pin-again")).isFocused();
        pin.touch("8351");
        pin.ok().tap();
        App.awaitCode(page);

        app.signIn(page);
        PinPage next = new Ways(page).open().choosePin();
        next.name().fill("vera");
        next.touch("8351");
        next.ok().tap();
        App.awaitCode(page);
    }

    @Test
    void aWeakPinIsRefusedInWords() {
        begin("kiosk-set-pin", "vera");
        page.locator("#pin").fill("1234");
        page.locator("#pin-again").fill("1234");
        page.locator("#kc-login").click();

        assertThat(page.locator("[role=alert]"))
                .hasText("Digits in a row, such as 1234 or 4321, are too easy to guess.");
        assertThat(page.locator("#pin")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#pin")).hasValue("");
    }

    @Test
    void cancelLeadsBackToTheApp() {
        begin("kiosk-set-pin", "vera");
        page.locator("#kc-cancel").click();

        page.waitForURL(url -> url.startsWith(Browsers.APP) && url.contains("kc_action_status=cancelled"));
    }

    @Test
    void aBadgeIsTappedTwiceAndNamed() {
        // Not vera, since her PIN may not be due.
        begin("kiosk-enrol-badge", "olga");
        Reader reader = new Reader(page);
        assertThat(state()).hasText("Hold the badge to the reader.");

        reader.tap("04AA11BB22");
        assertThat(state()).hasText("Good. Take it away, then hold the same badge to the reader again.");
        reader.tap("04AA11BB22");
        assertThat(state()).hasText("The badge was read twice. Now give it a name.");
        assertThat(label()).isFocused();
        page.waitForTimeout(150);
        page.keyboard().insertText("Blue card");
        // The badge is tapped once too often: it must not end up in the name.
        reader.tap("04AA11BB22");
        assertThat(label()).hasValue("Blue card");
        page.locator("#kc-login").click();
        App.awaitCode(page);

        app.signIn(page);
        new BadgePage(page).await().tap("04AA11BB22");
        PinPage pin = new PinPage(page).await();
        assertThat(pin.person()).hasText("Olga Operator");
    }

    @Test
    void aQuickPersonMayNameABadge() {
        begin("kiosk-enrol-badge", "olga");
        Reader reader = new Reader(page);
        reader.tap("04AA11BB55");
        reader.tap("04AA11BB55");
        assertThat(label()).isFocused();
        assertThat(label()).hasAttribute("maxlength", "255");
        // The badge of another person, who is in a hurry.
        reader.tap("0412345678");
        assertThat(label()).hasValue("");

        reader.byHeart("wallet", "");
        assertThat(label()).hasValue("wallet");
        reader.byHeart("wallet", "Enter");

        App.awaitCode(page);
    }

    @Test
    void saveCountsOnceUntilItIsPlainThatNothingComesBack() {
        begin("kiosk-enrol-badge", "vera");
        Reader reader = new Reader(page);
        reader.tap("04AA11BB66");
        reader.tap("04AA11BB66");
        List<Request> posts = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                posts.add(request);
            }
        });
        page.route(url -> url.contains("/login-actions/"), App::nothingComesBack);
        page.clock().install();

        page.locator("#kc-login").click();
        page.locator("#kc-login").click();
        page.waitForTimeout(300);
        assertThat(posts).hasSize(1);

        page.clock().fastForward(10_000);
        page.locator("#kc-login").click();
        page.waitForCondition(() -> posts.size() == 2);
    }

    @Test
    void twoBadgesAreToldApart() {
        begin("kiosk-enrol-badge", "vera");
        Reader reader = new Reader(page);
        reader.tap("04AA11BB33");
        reader.tap("04AA11BB44");

        assertThat(state()).hasText("Those were two different badges. Begin again: hold the badge to the reader.");
        assertThat(label()).isHidden();
    }

    @Test
    void somebodysBadgeIsRefusedInWords() {
        begin("kiosk-enrol-badge", "vera");
        Reader reader = new Reader(page);
        reader.tap("04DE51BEEF0001");
        reader.tap("04DE51BEEF0001");
        page.locator("#kc-login").click();

        assertThat(page.locator("[role=alert]")).hasText("This badge belongs to somebody already.");
        assertThat(page.locator("#kiosk-problem")).isFocused();
        assertThat(state()).hasText("Hold the badge to the reader.");
    }

    private void begin(String action, String name) {
        app.ask(page, "prompt=login&kc_action=" + action);
        new Ways(page).open().password(name, name + "-secret");
        page.locator("[data-kiosk-pin-form], [data-kiosk-enrol-form]").waitFor();
        page.waitForTimeout(150);
    }

    private Locator state() {
        return page.locator("#kiosk-state");
    }

    private Locator label() {
        return page.locator("#label");
    }
}
