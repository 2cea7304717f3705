package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URLs end up in access logs, histories and referrers. A secret in a URL is not read, and none of our URLs has one. */
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

    /** Everything else is in the body, so that only the secret is missing. */
    @ParameterizedTest
    @CsvSource({
        "method=pin&username=vera, pin=5937",
        "method=token, login_string=04DE51BEEF0002",
        "method=password&username=vera, password=vera-secret"
    })
    void theTokenEndpointAndTheApiReadTheBodyOnly(String rest, String secret) {
        Doors doors = Doors.atKiosk(server, REALM);
        String grant = "grant_type=password&client_id=kiosk-api&" + rest;
        String token = "/realms/" + REALM + "/protocol/openid-connect/token";
        String api = "/realms/" + REALM + "/auth/login";

        assertThat(doors.tokenAt(token, "", grant + "&" + secret).status()).isEqualTo(200);
        assertThat(doors.tokenAt(token + "?" + secret, "", grant).status()).isBetween(400, 401);
        assertThat(doors.login(api, "", json(rest + "&" + secret)).status()).isEqualTo(200);
        assertThat(doors.login(api + "?" + secret, "", json(rest)).status()).isEqualTo(400);
        assertThat(Caller.atKiosk(server, REALM)
                        .authorized("GET", "login?" + rest + "&" + secret, null)
                        .status())
                .isEqualTo(405);
    }

    private static String json(String form) {
        return Admin.json(Arrays.stream(form.split("&"))
                .map(field -> field.split("="))
                .collect(Collectors.toMap(field -> field[0], field -> field[1])));
    }

    /** If the badge were read, vera would be signed in, or see the page of the PIN that is due after a badge. */
    @Test
    void theBadgePageDoesNotReadItsAddress() {
        String secret = "login_string=04DE51BEEF0002";
        LoginPages browser = LoginPages.atKiosk(server, REALM).open();

        assertStillShown("kiosk-badge-form", browser.postTo(browser.action() + "&" + secret, Map.of()));
        assertStillShown("kiosk-badge-form", browser.get(browser.action() + "&" + secret));
        assertStillShown("kiosk-badge-form", LoginPages.atKiosk(server, REALM).open(secret));
    }

    @Test
    void thePinPageDoesNotReadItsAddress() {
        LoginPages browser = LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form");

        assertStillShown("kiosk-pin-form", browser.postTo(browser.action() + "&pin=5937", Map.of("username", "vera")));
        assertStillShown("kiosk-pin-form", browser.get(browser.action() + "&username=vera&pin=5937"));
    }

    private static void assertStillShown(String form, LoginPages page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body()).contains("<form id=\"" + form + "\"");
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
            // Only whole words: a session code may have four digits in a row by chance.
            assertThat(answer.headers().toString()).doesNotContainPattern("(?<![\\w-])" + secret + "(?![\\w-])");
        }
    }
}
