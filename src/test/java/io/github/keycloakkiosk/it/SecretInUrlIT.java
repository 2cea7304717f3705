package io.github.keycloakkiosk.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses end in access logs, histories and referrers: a secret in one is not read, and none of ours has one. */
@KioskServer
class SecretInUrlIT {

    private static final String REALM = "addresses";

    private final KeycloakServer server;

    SecretInUrlIT(KeycloakServer server) {
        this.server = server;
    }

    @BeforeAll
    static void realm(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {Doors.PIN_FORM, Doors.BADGE_FORM, "method=password&username=vera&password=vera-secret"})
    void theTokenEndpointAndTheApiReadTheBodyOnly(String secret) {
        Doors doors = Doors.atKiosk(server, REALM);
        String grant = "grant_type=password&client_id=kiosk-api";
        String token = "/realms/" + REALM + "/protocol/openid-connect/token";

        assertThat(doors.tokenAt(token, "", grant + "&" + secret).status()).isEqualTo(200);
        assertThat(doors.tokenAt(token + "?" + secret, "", grant).status()).isBetween(400, 401);
        assertThat(doors.login("/realms/" + REALM + "/auth/login?" + secret, "", "{}")
                        .status())
                .isEqualTo(400);
        assertThat(doors.login("/realms/" + REALM + "/auth/login?" + secret, "", "{\"method\": \"pin\"}")
                        .status())
                .isEqualTo(400);
        assertThat(Caller.atKiosk(server, REALM)
                        .authorized("GET", "login?" + secret, null)
                        .status())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kiosk-badge-form", "kiosk-pin-form", "kiosk-password-form"})
    void noPageReadsItsAddress(String page) {
        String secret = "&login_string=04DE51BEEF0002&username=vera&pin=5937&password=vera-secret";
        LoginPages browser = LoginPages.atKiosk(server, REALM).open().switchTo(page);
        String action = browser.action();

        assertThat(browser.postTo(action + secret, Map.of()).isSignedIn()).isFalse();
        assertThat(browser.get(action + secret).isSignedIn()).isFalse();
        assertThat(LoginPages.atKiosk(server, REALM)
                        .open("method=pin", "username=vera", "pin=5937", "login_string=04DE51BEEF0002")
                        .isSignedIn())
                .isFalse();
    }

    @Test
    void noRedirectAndNoPageHasASecretInIt() {
        LoginPages wrong = LoginPages.atKiosk(server, REALM).open().badge("04BADBADBADBAD");
        assertThat(wrong.body()).contains("kiosk-badge-form").doesNotContainIgnoringCase("04BADBADBADBAD");
        assertThat(wrong.switchTo("kiosk-pin-form").pin("vera", "271828").body())
                .contains("kiosk-pin-form", "vera")
                .doesNotContain("271828");

        LoginPages right = LoginPages.atKiosk(server, REALM).open().badge("04DE51BEEF0002");
        assertNothingSecret(right.answer(), "04DE51BEEF0002");
        right = right.isSignedIn() ? right : right.pin("5937");
        assertThat(right.isSignedIn()).as("%s", right).isTrue();
        assertNothingSecret(right.answer(), "5937");
    }

    private static void assertNothingSecret(Answer answer, String... secrets) {
        for (String secret : List.of(secrets)) {
            // Whole words: a session code may have four digits in a row by chance.
            assertThat(answer.headers().toString()).doesNotContainPattern("(?<![\\w-])" + secret + "(?![\\w-])");
        }
    }
}
