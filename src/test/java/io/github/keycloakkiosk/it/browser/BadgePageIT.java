package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that waits for a badge: a reader types into it, and nobody has to touch anything. */
@KioskServer
@InChromium
class BadgePageIT {

    private static final String REALM = "badge-page";
    private static final String OLGAS_BADGE = "04DE51BEEF0001";

    private App app;
    private Page page;
    private BadgePage badge;
    private final List<Request> posts = new ArrayList<>();

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        app = new App(server, REALM);
        page = browsers.open();
        badge = new BadgePage(page);
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                posts.add(request);
            }
        });
        app.signIn(page);
        badge.await();
    }

    @Test
    void aBadgeIsReadWithoutATouch() {
        badge.tap(OLGAS_BADGE);

        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
    }

    @Test
    void andAfterAClickElsewhere() {
        page.mouse().click(20, 400);
        badge.heading().click();

        badge.tap(OLGAS_BADGE);

        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[data-way=pin]", "#login-select-toggle"})
    void andWithTheFocusOnALinkOrAList(String element) {
        page.locator(element).focus();

        badge.tap(OLGAS_BADGE);

        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void aReaderMayEndWithTabToo() {
        badge.reader().burst(OLGAS_BADGE, "Tab");

        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
    }

    /** A person may press a button by Space, so no space is typed there. */
    @ParameterizedTest
    @CsvSource({"body, german 12", "[data-way=pin], german12", "#login-select-toggle, german 12"})
    void slowTypingIsShownNowhereAndDoesNothing(String element, String typed) {
        page.locator(element).focus();
        String before = page.locator("body").textContent();

        badge.reader().slowly(typed);
        page.waitForTimeout(300);

        assertThat(page.locator("body").textContent()).isEqualTo(before);
        assertThat(badge.field().inputValue()).isEmpty();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(posts).isEmpty();
    }

    @Test
    void aFewFastKeysAreNoBadge() {
        badge.reader().burst("04A", "Enter");
        badge.reader().burst("04DE51BEEF", "");
        badge.reader().burst("", "Enter");
        page.waitForTimeout(300);

        assertThat(posts).isEmpty();
    }

    @Test
    void aPersonStillPressesALinkByKey() {
        page.locator("[data-way=pin]").focus();
        page.keyboard().press("Enter");

        assertThat(page.locator("h1")).hasText(PinPage.TITLE);
    }

    @Test
    void tabGoesThroughThePageAndOut() {
        page.locator("#login-select-toggle").focus();
        page.keyboard().press("Tab");

        assertThat(badge.anotherWay()).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-way=password]")).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-way=password]")).not().isFocused();
    }

    @Test
    void afterAWrongBadgeTheNextTapCounts() {
        badge.tap("0499999999");
        assertThat(badge.problem())
                .hasText("That did not work. Hold your badge to the reader again, or try another way.");
        assertThat(page.locator("#kiosk-problem")).isFocused();

        badge.await().tap(OLGAS_BADGE);

        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
    }

    @Test
    void aHastySecondTapIsIgnored() {
        page.route(url -> url.contains("/login-actions/authenticate"), route -> {
            if (route.request().method().equals("POST")) {
                // The second tap comes while the first is on its way.
                badge.tap(OLGAS_BADGE);
            }
            route.resume();
        });
        badge.tap(OLGAS_BADGE);

        PinPage pin = new PinPage(page).await();
        assertThat(pin.person()).hasText("Olga Operator");
        assertThat(pin.pin()).hasValue("");
        assertThat(posts).hasSize(1);
    }

    @Test
    void withoutAServerThePageStaysAndSaysSo() {
        page.context().setOffline(true);
        badge.tap(OLGAS_BADGE);

        assertThat(badge.problem()).hasText("The system does not answer at the moment. Wait a little, then try again.");
        assertThat(badge.state()).hasText("");
        assertThat(badge.field()).hasValue("");
        assertThat(posts).isEmpty();

        page.context().setOffline(false);
        badge.tap(OLGAS_BADGE);
        assertThat(new PinPage(page).await().person()).hasText("Olga Operator");
    }

    @Test
    void anAnswerThatDoesNotComeIsGivenUp() {
        page.route(url -> url.contains("/login-actions/"), App::nothingComesBack);
        page.clock().install();
        badgeIsRead();
        assertThat(badge.state()).hasText("Checking your badge …");
        page.waitForCondition(() -> posts.size() == 1);

        page.clock().fastForward(10_000);

        assertThat(badge.state()).hasText("");
        assertThat(badge.field()).hasValue("");
        badgeIsRead();
        page.waitForCondition(() -> posts.size() == 2);
    }

    @Test
    void withoutScriptThereIsAPlainField(Browsers browsers) {
        Page plain = browsers.open(Screen.DESK, options -> options.setJavaScriptEnabled(false));
        app.signIn(plain);

        plain.getByLabel("Badge").fill("04DE51BEEF0002");
        plain.getByText("Continue").click();
        PinPage pin = new PinPage(plain);
        assertThat(pin.pad()).isHidden();
        pin.pin().fill("5937");
        pin.ok().click();

        App.awaitCode(plain);
    }

    /** These are not a reader's keys: their times come from another clock. */
    private void badgeIsRead() {
        page.evaluate("""
                badge => document.dispatchEvent(new CustomEvent("kiosk-badge", {
                  cancelable: true, detail: {badge, slowest: 0}}))""", OLGAS_BADGE);
    }
}
