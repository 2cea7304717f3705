package io.github.keycloakkiosk.it.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The PIN page says how long a PIN is refused. It says so for every name, so that nobody learns which names there are. */
@KioskServer
class SaidWaitIT {

    private static final String REALM = "said-wait";
    private static final Pattern MESSAGE = Pattern.compile("kiosk-message-error\">([^<]*)<");

    private static Admin admin;
    private static KeycloakServer server;

    @BeforeAll
    static void realm(KeycloakServer started) {
        server = started;
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.createUser("known", Admin.typed("pin", "4825"), Map.of("type", "password", "value", "its-secret"));
        admin.createUser("waiting", Admin.typed("pin", "4825"), Map.of("type", "password", "value", "its-secret"));
        admin.createUser("pinless");
        admin.createUser("disabled", Admin.typed("pin", "4825"));
        admin.expect("PUT", "/users/" + admin.userId("disabled"), Map.of("enabled", false));
    }

    @BeforeEach
    void noEvents() {
        admin.expect("DELETE", "/events", null);
    }

    @Test
    void everybodyHearsTheSame() {
        List<String> known = messages("known", 7);

        assertThat(known.get(3)).isEqualTo("That was not right. Try again.");
        assertThat(known.get(4)).isEqualTo("Too many wrong PINs. Wait # seconds, or sign in another way.");
        assertThat(known.get(6)).isEqualTo(known.get(4));
        for (String name : List.of("nobody", "pinless", "disabled", "nobody@example.com")) {
            assertThat(messages(name, 7)).as(name).isEqualTo(known);
        }
    }

    @Test
    void aNameOfNobodyCountsInAnySpelling() {
        messages("Someone", 3);

        assertThat(messages(" sOMEONE ", 2)).last().asString().contains("Wait");
    }

    @Test
    void theRightPinHearsItTooAndThePasswordIsGood() {
        messages("waiting", 5);

        assertThat(message(pinPage().pin("waiting", "4825"))).contains("Wait");
        assertThat(pinPage()
                        .switchTo("kiosk-password-form")
                        .password("waiting", "its-secret")
                        .isSignedIn())
                .isTrue();
    }

    /** The API tells nobody: an app could ask for many names. */
    @Test
    void theApiSaysNothing() {
        Caller kiosk = Caller.atKiosk(server, REALM);
        String first = kiosk.pin("nobody-at-the-api", "0000").body();

        for (int i = 0; i < 5; i++) {
            assertThat(kiosk.pin("nobody-at-the-api", "0000").body()).isEqualTo(first);
        }
        assertThat(first).doesNotContainIgnoringCase("wait");
    }

    /** A name in the wrong field may be a badge. */
    @Test
    void noEventHasTheNameOfNobody() {
        messages("04DE51BEEF7777", 6);

        assertThat(admin.get("/events?max=100").toString()).doesNotContainIgnoringCase("04DE51BEEF7777");
    }

    private static List<String> messages(String name, int guesses) {
        List<String> messages = new ArrayList<>();
        LoginPages page = pinPage();
        for (int i = 0; i < guesses; i++) {
            messages.add(message(page.pin(name, "0000")).replaceAll("[0-9]+", "#"));
        }
        return messages;
    }

    private static LoginPages pinPage() {
        return LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form");
    }

    private static String message(LoginPages page) {
        Matcher message = MESSAGE.matcher(page.body());
        assertThat(message.find()).as(page.body()).isTrue();
        return message.group(1).strip();
    }
}
