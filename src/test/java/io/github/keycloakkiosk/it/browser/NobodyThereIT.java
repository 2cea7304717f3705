package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person goes away, or nobody comes all night: these tests look at what the screen shows then. */
@KioskServer
@InChromium
class NobodyThereIT {

    private static final String REALM = "nobody-there";
    private static final String NIGHT = "nobody-at-night";

    private Page page;
    private App app;
    private boolean clockIsOurs;

    @BeforeAll
    static void realms(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> realm.put("rememberMe", true));
        // In this realm, Keycloak forgets a login after six seconds.
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
        pass(45);
        warning().waitFor();
        assertThat(page.locator(".kiosk-idle [role=status]"))
                .hasText("Are you still there? In a moment this page goes back to the start.");
        new Photograph("idle-warning").of(page);

        pass(20);
        new BadgePage(page).await();
        assertThat(pin.person()).hasCount(0);
    }

    @Test
    void aPersonWhoIsStillThereStays() {
        PinPage pin = olgaTaps();
        pass(45);
        warning().waitFor();
        warning().tap();
        assertThat(warning()).isHidden();

        pass(30);
        assertThat(pin.person()).hasText("Olga Operator");
    }

    @Test
    void anyKeyIsASignOfLife() {
        PinPage pin = olgaTaps();
        for (int key = 0; key < 4; key++) {
            page.keyboard().press("8");
            pass(30);
        }
        assertThat(pin.pin()).hasValue("8888");
        assertThat(warning()).isHidden();
    }

    @Test
    void aPageThatTellsNothingOfAnybodyStays() {
        app.signIn(page);
        new Ways(page).open().choosePin();
        pass(120);

        assertThat(page.locator("h1")).hasText(PinPage.TITLE);
    }

    @Test
    void aHalfTypedTextGoes() {
        app.signIn(page);
        PinPage pin = new Ways(page).open().choosePin();
        pin.name().fill("olga");
        pass(65);

        new BadgePage(page).await();
        assertThat(page.content()).doesNotContain("olga");
    }

    @Test
    void keycloaksOwnPageIsLeftToo() {
        passwordPage();
        page.locator("#username").fill("olga");
        pass(65);

        new BadgePage(page).await();
    }

    /** The field has a value, though nobody typed it. */
    @Test
    void aTickBoxTellsNothing() {
        passwordPage();
        assertThat(page.locator("#rememberMe")).hasValue("on");
        pass(120);

        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void aKeyThatTheReaderKeepsIsASignOfLifeToo() {
        vera("kiosk-enrol-badge");
        pass(45);
        warning().waitFor();
        page.keyboard().press("a");

        assertThat(warning()).isHidden();
    }

    @Test
    void aBadgeThatThePhoneReadsIsAnAnswerToo() {
        vera("kiosk-enrol-badge");
        pass(45);
        warning().waitFor();
        page.evaluate("""
                document.dispatchEvent(new CustomEvent("kiosk-badge", {
                  cancelable: true, detail: {badge: "04AA11BB22", slowest: 0}}))""");

        assertThat(warning()).isHidden();
    }

    @Test
    void withoutAServerWhatWasTypedGoesAndThePageStays() {
        PinPage pin = olgaTaps();
        pin.touch("82");
        page.context().setOffline(true);
        pass(65);

        assertThat(page.locator(".kiosk-idle [role=status]"))
                .hasText("The system does not answer at the moment. Wait a little, then try again.");
        assertThat(pin.pin()).hasValue("");

        page.context().setOffline(false);
        pass(17); // and not the 5 s more in which it would give an answer up
        new BadgePage(page).await();
    }

    @Test
    void afterTheSignInTheWayBackShowsNothing() {
        app.signIn(page);
        PinPage pin = new Ways(page).open().choosePin();
        // Not olga, since her PIN must stay due.
        pin.name().fill("vera");
        pin.touch("5937");
        pin.ok().tap();
        App.awaitCode(page);

        page.evaluate("history.back()");
        page.waitForURL(url -> !url.startsWith(Browsers.APP));
        assertThat(page.locator("#pin, #username")).hasCount(0);
        assertThat(page.content()).doesNotContain("vera", "5937");
    }

    @Test
    void aPageFromTheBrowsersMemoryIsAskedForAgain() {
        PinPage pin = olgaTaps();
        pin.touch("82");

        page.evaluate("window.kept = true; dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        page.waitForFunction("!window.kept");

        assertThat(pin.await().pin()).hasValue("");
    }

    @Test
    void typedTextGoesWithThePage() {
        PinPage pin = olgaTaps();
        pin.touch("82");

        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");

        assertThat(pin.pin()).hasValue("");
    }

    /** Waits longer than Keycloak keeps a login; twice, since a renewed page must renew itself again. */
    @Test
    void theFirstTapInTheMorningCounts(KeycloakServer server) {
        new App(server, NIGHT).signIn(page);
        BadgePage badge = new BadgePage(page).await();
        page.waitForTimeout(14_000);

        badge.await().tap("04DE51BEEF0001");
        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
    }

    /** Otherwise the next page would hear the rest of the badge. */
    @Test
    void noPageRenewsItselfInTheMiddleOfABadge(KeycloakServer server) {
        new App(server, NIGHT).signIn(page);
        new BadgePage(page).await();
        page.evaluate("window.kept = true");
        AtomicBoolean asked = new AtomicBoolean();
        page.route(url -> url.contains("/js/kiosk-server"), route -> {
            if (!asked.getAndSet(true)) {
                page.keyboard().press("0");
            }
            route.resume();
        });

        page.waitForCondition(asked::get);
        page.waitForTimeout(700);
        assertThat(page.evaluate("window.kept === true")).isEqualTo(true);
        page.waitForFunction("!window.kept");
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

    private void passwordPage() {
        app.signIn(page);
        new Ways(page).open().way("password").click();
        page.locator("#username").waitFor();
    }

    private void vera(String action) {
        app.ask(page, "prompt=login&kc_action=" + action);
        new Ways(page).open().password("vera", "vera-secret");
        page.locator("#kiosk-state[data-now=first]").waitFor();
    }

    private PinPage olgaTaps() {
        app.signIn(page);
        new BadgePage(page).await().tap("04DE51BEEF0001");
        PinPage pin = new PinPage(page).await();
        assertThat(pin.person()).hasText("Olga Operator");
        return pin;
    }

    /** Moves the page's clock, and waits for the second after which the page looks at it. */
    private void pass(int seconds) {
        if (!clockIsOurs) {
            page.clock().install();
            clockIsOurs = true;
        }
        page.clock().fastForward(seconds * 1000L);
        page.waitForTimeout(1_500);
    }

    private Locator warning() {
        return page.locator("[data-kiosk-idle] button");
    }
}
