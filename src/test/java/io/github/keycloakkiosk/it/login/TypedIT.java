package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names, PINs and login strings as people type and readers send them, at every door. What cannot be a PIN or a login string is
 * refused as a wrong one is, and counts nowhere.
 */
@KioskServer
class TypedIT {

    private static final String REALM = "typed";
    private static final int PIN_ATTEMPTS = 5;

    private static KeycloakServer keycloak;
    private static Admin admin;
    private static Caller kiosk;
    private static int users;

    @BeforeAll
    static void aRealmThatCounts(KeycloakServer server) {
        keycloak = server;
        admin = RealmCopy.create(server, REALM, realm -> {
            TestRealm.limitGuesses(realm);
            realm.put("registrationAllowed", true);
        });
        admin.set("address-attempts", "20");
        admin.set("registration", "true");
        admin.set("registration-limit", "0");
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static LoginPages pinPage() {
        return LoginPages.atKiosk(keycloak, REALM).open().switchTo("kiosk-pin-form");
    }

    private static LoginPages passwordPage() {
        return LoginPages.atKiosk(keycloak, REALM).open().switchTo("kiosk-password-form");
    }

    private static Answer grant(String... parameters) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        return kiosk.grant("kiosk-api", form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vera ", " vera", "\u00a0vera\u3000", "\tvera\r\n", "\ufeffvera", " 13500000003 "})
    void blanksAroundANameGoAtEveryDoor(String name) {
        assertThat(kiosk.password(name, "vera-secret").status()).isEqualTo(200);
        assertThat(kiosk.pin(name, "5937").status()).isEqualTo(200);
        for (String route : List.of("login", "token")) {
            assertThat(kiosk.post(route, Map.of("userid", name, "password", "vera-secret"))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(grant("method", "password", "username", name, "password", "vera-secret")
                        .status())
                .isEqualTo(200);
        assertThat(grant("method", "pin", "username", name, "pin", "5937").status())
                .isEqualTo(200);
        assertThat(pinPage().pin(name, "5937").isSignedIn()).isTrue();
        if (!name.contains("1350")) { // Keycloak's password page knows no phone numbers
            assertThat(passwordPage().password(name, "vera-secret").isSignedIn())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vera-secret ", " vera-secret", "\u00a0vera-secret"})
    void neverThoseAroundAPassword(String password) {
        assertThat(kiosk.password("vera", password).status()).isEqualTo(401);
        assertThat(kiosk.post("token", Map.of("userid", "vera", "password", password))
                        .status())
                .isEqualTo(401);
        assertThat(grant("method", "password", "username", "vera", "password", password)
                        .status())
                .isEqualTo(400);
        assertThat(passwordPage().password("vera", password).isSignedIn()).isFalse();
    }

    @Test
    void aRegistrationKeepsNoneOfThem() {
        Answer answer = kiosk.post(
                "register",
                Map.of(
                        "username", " anna\u00a0",
                        "email", " anna@example.org\n",
                        "phone", "\u202a49170\u202c",
                        "password", " correct horse "));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("username").asText()).isEqualTo("anna");
        assertThat(answer.json().get("email").asText()).isEqualTo("anna@example.org");
        assertThat(answer.json().get("phone").asText()).isEqualTo("49170");
        assertThat(kiosk.password("49170", " correct horse ").status()).isEqualTo(200);
        assertThat(kiosk.password("anna", "correct horse").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"٥٩٣٧", "۵۹۳۷", "\uff15\uff19\uff13\uff17", " 5937 ", "\u00a05937\r\n", "\ufeff٥٩٣٧"})
    void aPinCountsInTheDigitsOfAnyScript(String pin) {
        assertThat(kiosk.pin("vera", pin).status()).isEqualTo(200);
        assertThat(grant("method", "pin", "username", "vera", "pin", pin).status())
                .isEqualTo(200);
        assertThat(pinPage().pin("vera", pin).isSignedIn()).isTrue();
    }

    @Test
    void soDoesAPinThatAnAdminGives() {
        String user = user();
        assertThat(admin.putCredential(user, "pin", " ٨٢٦٤ ").status()).isEqualTo(204);

        assertThat(kiosk.pin(user, "8264").status()).isEqualTo(200);
        assertThat(admin.putCredential(user, "pin", "82a4").status()).isEqualTo(400);
    }

    /** More tries than a PIN or an address has. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "59", "5937a", "59 37", "5937593759375", "   "})
    void whatCannotBeAPinIsRefusedAndNotCounted(String typed) {
        String user = user();
        for (String name : List.of(user, "nobody-" + user)) {
            IntStream.rangeClosed(1, 2 * PIN_ATTEMPTS).forEach(i -> {
                assertThat(kiosk.pin(name, typed).status()).isEqualTo(401);
                Answer answer = grant("method", "pin", "username", name, "pin", typed);
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains("Invalid user credentials");
            });
            assertThat(pinPage().pin(name, typed).body()).contains("kiosk-message");
        }
        assertThat(kiosk.pin(user, "4825").status()).isEqualTo(200);
    }

    @Test
    void aMissingPinIsNotCountedEither() {
        String user = user();
        IntStream.rangeClosed(1, 2 * PIN_ATTEMPTS)
                .forEach(
                        i -> assertThat(grant("method", "pin", "username", user).status())
                                .isEqualTo(400));

        assertThat(kiosk.pin(user, "4825").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04DE51BEEF0002\r\n",
                "\u000204DE51BEEF0002\u0003",
                "\ufeff04DE51BEEF0002",
                "\u00a004:de:51:be:ef:00:02\u001d",
                "\t04-DE-51-BE-EF-00-02 "
            })
    void whatAReaderAddsAroundABadgeGoesAtEveryDoor(String read) {
        assertThat(kiosk.badge(read).status()).isEqualTo(200);
        assertThat(grant("method", "token", "login_string", read).status()).isEqualTo(200);
        assertThat(LoginPages.atKiosk(keycloak, REALM).open().badge(read).isSignedIn())
                .isTrue();
        String user = user();
        assertThat(admin.putCredential(user, "badge", read).status()).isEqualTo(409); // it is vera's
    }

    @ParameterizedTest
    @ValueSource(strings = {"04DE51\r\nBEEF0002", "04DE51\u0000BEEF0002", "04DE51\ufeffBEEF0002", "\u0002\u0003"})
    void withThemBetweenOthersItIsNobodysAndNotCounted(String read) {
        for (int i = 0; i < 22; i++) { // more than the address has
            assertThat(grant("method", "token", "login_string", read).status()).isEqualTo(400);
        }
        assertThat(kiosk.badge(read).status()).isIn(400, 401);
        assertThat(LoginPages.atKiosk(keycloak, REALM).open().badge(read).isSignedIn())
                .isFalse();
        assertThat(admin.putCredential(user(), "badge", read).status()).isEqualTo(400);
        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    /** A new user with the PIN 4825. */
    private static String user() {
        String name = "typing-" + users++;
        assertThat(admin.createUser(name, Admin.typed("pin", "4825")).status()).isEqualTo(201);
        return name;
    }
}
