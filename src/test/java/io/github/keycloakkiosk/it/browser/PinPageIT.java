package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
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

/** The PIN, typed by finger or by keyboard, and shown to nobody. */
@KioskServer
@InChromium
class PinPageIT {

    private static final String REALM = "pin-page";
    private static final String VERAS_BADGE = "04DE51BEEF0002";

    private App app;
    private Page page;
    private PinPage pin;

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        app = new App(server, REALM);
        page = browsers.open();
        app.signIn(page);
        pin = new Ways(page).open().choosePin();
    }

    @Test
    void aFingerTypesIt() {
        pin.name().fill("vera");
        pin.touch("5937");
        assertThat(pin.pin()).hasValue("5937");
        pin.ok().tap();

        App.awaitCode(page);
    }

    @Test
    void aKeyboardTypesIt() {
        assertThat(pin.name()).isFocused();
        Reader keyboard = new Reader(page);
        keyboard.byHeart("vera", "Tab");
        assertThat(pin.pin()).isFocused();
        keyboard.byHeart("5937", "Enter");

        App.awaitCode(page);
    }

    @Test
    void itsDigitsAreDotsThatNoBrowserKeeps() {
        assertThat(pin.pin()).hasCSS("-webkit-text-security", "disc");
        assertThat(pin.pin()).hasAttribute("type", "text");
        // The system's keyboard would cover the pad.
        assertThat(pin.pin()).hasAttribute("inputmode", "none");
        assertThat(pin.pin()).hasAttribute("autocomplete", "off");
        assertThat(page.locator("main input[type=password]")).hasCount(0);
    }

    @Test
    void clearAndBackspaceWork() {
        pin.touch("59371");
        pin.key("backspace").tap();
        assertThat(pin.pin()).hasValue("5937");

        pin.key("clear").tap();
        assertThat(pin.pin()).hasValue("");
    }

    @Test
    void itTakesDigitsOnly() {
        pin.pin().focus();
        page.keyboard().insertText("5a9");
        page.keyboard().insertText("３７");

        assertThat(pin.pin()).hasValue("5937");
    }

    @Test
    void itTakesTheDigitsOfOtherScripts() {
        pin.pin().focus();
        page.keyboard().insertText("٥۹३");
        page.keyboard().insertText("7");

        assertThat(pin.pin()).hasValue("5937");
    }

    @Test
    void twoDigitsAreNotSent() {
        pin.name().fill("vera");
        pin.pin().fill("59");
        new Reader(page).byHeart("", "Enter");
        assertThat(pin.pin()).isFocused();
        pin.ok().tap();
        assertThat(pin.pin()).hasValue("59");

        pin.touch("37");
        pin.ok().tap();
        App.awaitCode(page);
    }

    /** As in Japanese, where typed letters may still become others. */
    @Test
    void composedTextIsTidiedWhenItIsDone() {
        pin.pin().fill("59");
        pin.pin().evaluate("field => field.setSelectionRange(2, 2)");
        CDPSession keyboard = page.context().newCDPSession(page);
        JsonObject composed = new JsonObject();
        composed.addProperty("text", "３あ７");
        composed.addProperty("selectionStart", 3);
        composed.addProperty("selectionEnd", 3);
        keyboard.send("Input.imeSetComposition", composed);
        assertThat(pin.pin()).hasValue("59３あ７");

        page.keyboard().insertText("３あ７");

        assertThat(pin.pin()).hasValue("5937");
    }

    @Test
    void digitsGoToItAlsoWhenNothingHasTheFocus() {
        page.mouse().click(20, 400);
        page.keyboard().type("59", new Keyboard.TypeOptions().setDelay(150));

        assertThat(pin.pin()).hasValue("59");
    }

    @ParameterizedTest
    @CsvSource({"vera, 1111", "nobody, 5937", "ivan, 6418"})
    void whateverIsWrongTheAnswerIsTheSame(String name, String digits) {
        pin.name().fill(name);
        pin.pin().fill(digits);
        pin.ok().click();

        assertThat(pin.await().problem()).hasText("That was not right. Try again.");
        assertThat(pin.name()).hasValue(name);
        assertThat(pin.pin()).hasValue("");
        assertThat(pin.pin()).isFocused();
        assertThat(pin.person()).hasCount(0);
    }

    @Test
    void afterABadgeOnlyThePinIsAsked() {
        app.signIn(page);
        new BadgePage(page).await().tap("04DE51BEEF0001");

        pin.await();
        assertThat(pin.person()).hasText("Olga Operator");
        assertThat(pin.name()).hasCount(0);
        assertThat(pin.pin()).isFocused();
        pin.touch("8264");
        pin.ok().tap();
        App.awaitCode(page);
    }

    @ParameterizedTest
    @CsvSource({
        "#pin, 04DE51BEEF0002",
        "#pin, 0412345678",
        "#username, 04DE51BEEF0002",
        "#username, 0412345678",
        "#kc-login, 04DE51BEEF0002",
        "#kc-login, 0412 345678",
        "[data-key=clear], 0412345678",
        "body, 04DE51BEEF0002",
        "body, 0412345678"
    })
    void aBadgeThatIsTappedHereIsNoPinAndNoName(String focused, String loginString) {
        List<Request> posts = posts();
        pin.name().fill("olga");
        pin.pin().fill("59");
        page.locator(focused).evaluate("element => (document.activeElement.blur(), element.focus())");
        page.waitForTimeout(600);

        new Reader(page).tap(loginString);

        if (loginString.equals(VERAS_BADGE)) {
            assertThat(pin.person()).hasText("Vera Viewer");
            assertThat(pin.pin()).hasValue("");
        } else {
            assertThat(new BadgePage(page).problem()).isVisible();
        }
        assertThat(posts)
                .hasSize(1)
                .allSatisfy(post ->
                        assertThat(post.postData()).startsWith("login_string=").doesNotContain("username", "pin="));
    }

    @Test
    void okCountsOnceUntilItIsPlainThatNothingComesBack() {
        List<Request> posts = posts();
        page.route(url -> url.contains("/login-actions/"), App::nothingComesBack);
        page.clock().install();
        pin.name().fill("vera");
        pin.touch("5937");

        pin.ok().tap();
        pin.ok().tap();
        page.waitForTimeout(300);
        assertThat(posts).hasSize(1);

        page.clock().fastForward(10_000);
        pin.ok().tap();
        page.waitForCondition(() -> posts.size() == 2);
    }

    @Test
    void okGoesToWhatIsEmpty() {
        pin.touch("5937");
        pin.ok().tap();

        assertThat(pin.name()).isFocused();
    }

    private List<Request> posts() {
        List<Request> posts = new ArrayList<>();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                posts.add(request);
            }
        });
        return posts;
    }
}
