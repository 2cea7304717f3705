package io.github.keycloakkiosk.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen without a keyboard, in a realm of staff numbers whose PINs have four digits. */
@KioskServer
@InChromium
class NumberPadIT {

    private static final String REALM = "number-pad";

    private final List<Request> posts = new ArrayList<>();
    private App app;
    private Page page;
    private PinPage pin;

    @BeforeAll
    static void realm(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("login-names", "legacy_id,username");
        admin.set("pin-max-length", "4");
    }

    @BeforeEach
    void open(KeycloakServer server, Browsers browsers) {
        app = new App(server, REALM);
        page = browsers.open();
        app.signIn(page);
        pin = new Ways(page).open().choosePin();
        page.onRequest(request -> {
            if (request.method().equals("POST")) {
                posts.add(request);
            }
        });
    }

    @Test
    void thePadTypesNumberAndPinAndTheLastDigitSends() {
        pin.touch("21");
        pin.key("backspace").tap();
        assertThat(pin.name()).hasValue("2");
        pin.key("clear").tap();
        pin.touch("1");
        pin.ok().tap();
        assertThat(pin.pin()).isFocused();
        pin.touch("7394");

        App.awaitCode(page);
        assertThat(posts).hasSize(1);
    }

    @Test
    void theSystemsKeyboardStaysAway() {
        assertThat(pin.name()).hasAttribute("inputmode", "none");
        assertThat(pin.pin()).hasAttribute("inputmode", "none");
    }

    @Test
    void afterABadgeTheLastDigitSendsToo() {
        app.signIn(page);
        new BadgePage(page).await().tap("04DE51BEEF0001");
        pin.await().touch("8264");

        App.awaitCode(page);
    }

    /** From before the realm had one length. */
    @Test
    void aLongerPinIsNotCutShort() {
        pin.name().fill("1");
        pin.pin().focus();
        page.keyboard().type("73945", new Keyboard.TypeOptions().setDelay(120));
        page.waitForTimeout(600);

        assertThat(pin.pin()).hasValue("73945");
        assertThat(posts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "#pin", "#username"})
    void aBadgeIsNotSentOnItsWay(String focused) {
        pin.name().fill("1");
        page.locator(focused).evaluate("element => (document.activeElement.blur(), element.focus())");

        page.waitForTimeout(600);

        new Reader(page).tap("1234ABCDEFABCDEFABCDEF5678ABCDEF");

        assertThat(new BadgePage(page).problem()).isVisible(); // it is nobody's
        assertThat(posts)
                .singleElement()
                .satisfies(post -> assertThat(post.postData()).startsWith("login_string="));
    }

    @Test
    void aNameThatIsStillTypedIsNotSent() {
        pin.pin().fill("7394");
        pin.name().focus();
        page.keyboard().type("1");
        page.waitForTimeout(600);

        assertThat(posts).isEmpty();
        pin.ok().tap();
        App.awaitCode(page);
    }

    @Test
    void anotherPersonsNumberTellsNoName() {
        pin.touch("1");
        pin.ok().tap();
        pin.touch("0000");

        assertThat(pin.problem()).hasText("That was not right. Try again.");
        assertThat(pin.person()).hasCount(0);
        assertThat(page.content()).doesNotContain("Full");
    }
}
