package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Browser flows that an admin drew badly: in another order than ours, with too many or too few steps, with steps of another
 * kind of flow, or with a requirement that the console does not offer. A stranger gets in nowhere with a PIN or badge, a
 * kiosk gets in nowhere without one, and no drawing is a server error.
 */
@KioskServer
class BrowserDrawingsIT {

    private static final String REALM = "drawings";

    private static final Map<String, String> NAME = Map.of("username", "vera");
    private static final Map<String, String> PASSWORD = Map.of("username", "vera", "password", "vera-secret");
    private static final Map<String, String> WRONG =
            Map.of("username", "vera", "method", "pin", "pin", "5938", "login_string", "04DE51BEEF0009");
    private static final Map<String, String> SECRETS =
            Map.of("username", "vera", "method", "pin", "pin", "5937", "login_string", "04DE51BEEF0002");

    /**
     * Name, drawing, and whether PIN and badge open the flow at a kiosk: a flow that nobody can use would also be closed to
     * strangers.
     */
    static Stream<Arguments> drawings() {
        return Stream.of(
                Arguments.of("pin-alone", "kiosk-pin-form REQUIRED", true),
                Arguments.of("pin-after-name", "auth-username-form REQUIRED, kiosk-pin-form REQUIRED", true),
                Arguments.of("badge-after-name", "auth-username-form REQUIRED, kiosk-badge-form REQUIRED", true),
                Arguments.of(
                        "pin-after-password", "auth-username-password-form REQUIRED, kiosk-pin-form REQUIRED", true),
                Arguments.of(
                        "badge-after-password",
                        "auth-username-password-form REQUIRED, kiosk-badge-form REQUIRED",
                        true),
                Arguments.of("two-of-ours", "kiosk-pin-form ALTERNATIVE, kiosk-badge-form ALTERNATIVE", true),
                Arguments.of("pin-disabled", "kiosk-badge-form REQUIRED, kiosk-pin-form DISABLED", true),
                Arguments.of("all-disabled", "kiosk-badge-form DISABLED, kiosk-pin-form DISABLED", false),
                Arguments.of("pin-conditional", "auth-username-form REQUIRED, kiosk-pin-form CONDITIONAL", true),
                Arguments.of("due-without-gear", "CONDITIONAL(kiosk-pin-due REQUIRED, kiosk-pin-form REQUIRED)", true),
                Arguments.of(
                        "due-disabled",
                        "kiosk-badge-form REQUIRED, CONDITIONAL(kiosk-pin-due DISABLED, kiosk-pin-form REQUIRED)",
                        true),
                Arguments.of(
                        "cookie-and-pin",
                        "auth-cookie ALTERNATIVE, ALTERNATIVE(auth-cookie REQUIRED, kiosk-pin-form REQUIRED)",
                        false),
                Arguments.of(
                        "steps-of-a-grant",
                        "kiosk-grant-address REQUIRED, kiosk-grant-user REQUIRED, kiosk-grant-pin REQUIRED",
                        false),
                Arguments.of("badge-step-of-a-grant", "kiosk-grant-badge REQUIRED", false),
                Arguments.of("address-or-pin", "kiosk-grant-address ALTERNATIVE, kiosk-pin-form ALTERNATIVE", false),
                Arguments.of("last-step-alone", "kiosk-grant-method-known REQUIRED", false),
                Arguments.of("nothing", "", false));
    }

    @BeforeAll
    static void aClientForEachDrawing(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {
            Drawing drawing = new Drawing(realm);
            drawings().map(Arguments::get).forEach(one -> drawing.client((String) one[0], (String) one[1]));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void noStrangerGetsIn(String client, String drawing, boolean opens, KeycloakServer server) {
        for (Map<String, String> first : List.of(SECRETS, NAME, PASSWORD)) {
            LoginPages stranger = LoginPages.stranger(server, REALM).openFor(client, Drawing.APP);
            assertThat(stranger.isSignedIn()).isFalse();
            for (Map<String, String> fields : List.of(first, SECRETS, SECRETS)) {
                send(stranger, fields);
                assertThat(stranger.isSignedIn())
                        .as("%s with %s", client, fields)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void nobodyGetsInWithoutASecret(String client, String drawing, boolean opens, KeycloakServer server) {
        LoginPages kiosk = LoginPages.atKiosk(server, REALM).openFor(client, Drawing.APP);
        assertThat(kiosk.isSignedIn()).isFalse();
        for (Map<String, String> fields : List.of(NAME, WRONG, Map.of("username", "vera", "pin", ""))) {
            send(kiosk, fields);
            assertThat(kiosk.isSignedIn()).as("%s with %s", client, fields).isFalse();
        }

        LoginPages right = LoginPages.atKiosk(server, REALM).openFor(client, Drawing.APP);
        send(right, client.endsWith("password") ? PASSWORD : NAME);
        send(right, SECRETS);
        assertThat(right.isSignedIn()).as(right.toString()).isEqualTo(opens);
    }

    /** Sends the form, if the page has one; no answer is a server error. */
    private static void send(LoginPages browser, Map<String, String> fields) {
        if (!browser.isSignedIn() && browser.body().matches("(?s).*action=\"[^\"]*/login-actions/.*")) {
            browser.post(fields);
        }
        assertThat(browser.status()).as(browser.toString()).isIn(200, 302, 400, 403);
    }
}
