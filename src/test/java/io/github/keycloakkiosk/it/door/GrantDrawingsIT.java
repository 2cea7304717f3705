package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Direct grant flows whose steps were reordered, disabled by the admin API, made alternatives, or taken from browser flows.
 * At the token endpoint a stranger gets nothing for a PIN or badge, and nobody gets anything for a name.
 */
@KioskServer
class GrantDrawingsIT {

    private static final String REALM = "grant-drawings";
    private static final String KNOWN = ", kiosk-grant-method-known REQUIRED";

    private static final Map<String, String> PIN = Map.of("method", "pin", "username", "vera", "pin", "5937");
    private static final Map<String, String> BADGE =
            Map.of("method", "token", "username", "vera", "login_string", "04DE51BEEF0002");

    static Stream<Arguments> drawings() {
        return Stream.of(
                Arguments.of("pin-disabled", "kiosk-grant-user REQUIRED, kiosk-grant-pin DISABLED" + KNOWN),
                Arguments.of("pin-conditional", "kiosk-grant-user REQUIRED, kiosk-grant-pin CONDITIONAL" + KNOWN),
                Arguments.of(
                        "address-or-pin",
                        "kiosk-grant-user REQUIRED, REQUIRED(kiosk-grant-address ALTERNATIVE, kiosk-grant-pin ALTERNATIVE)"
                                + KNOWN),
                Arguments.of("pin-before-user", "kiosk-grant-pin REQUIRED, kiosk-grant-user REQUIRED" + KNOWN),
                Arguments.of(
                        "method-without-gear",
                        "kiosk-grant-user REQUIRED, CONDITIONAL(kiosk-login-method REQUIRED, kiosk-grant-pin REQUIRED)"
                                + KNOWN),
                Arguments.of("address-alone", "kiosk-grant-user REQUIRED, kiosk-grant-address REQUIRED" + KNOWN),
                Arguments.of("badge-disabled", "kiosk-grant-badge DISABLED" + KNOWN),
                Arguments.of("badge-or-user", "kiosk-grant-badge ALTERNATIVE, kiosk-grant-user ALTERNATIVE" + KNOWN),
                Arguments.of("pages", "kiosk-badge-form ALTERNATIVE, kiosk-pin-form ALTERNATIVE"),
                Arguments.of("last-step-first", "kiosk-grant-method-known REQUIRED, kiosk-grant-user REQUIRED"),
                Arguments.of("pin-without-user", "kiosk-grant-address REQUIRED, kiosk-grant-pin REQUIRED" + KNOWN),
                Arguments.of("pin-alone", "kiosk-grant-pin REQUIRED"),
                Arguments.of("password-alone", "kiosk-grant-password REQUIRED"),
                Arguments.of("user-disabled", "kiosk-grant-user DISABLED, kiosk-grant-password REQUIRED"),
                Arguments.of("user-alternative", "kiosk-grant-user ALTERNATIVE, kiosk-grant-pin REQUIRED"),
                Arguments.of("pin-alternative", "kiosk-grant-pin ALTERNATIVE, kiosk-grant-password ALTERNATIVE"),
                Arguments.of("pin-in-a-branch", "ALTERNATIVE(kiosk-grant-pin REQUIRED)"));
    }

    @BeforeAll
    static void aClientForEachDrawing(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {
            Drawing drawing = new Drawing(realm);
            drawings().map(Arguments::get).forEach(one -> drawing.client((String) one[0], (String) one[1]));
            drawing.client("nothing", "");
            drawing.client("address-only", "kiosk-grant-address REQUIRED");
            drawing.client("user-then-badge", "kiosk-grant-user REQUIRED, kiosk-grant-badge REQUIRED" + KNOWN);
            drawing.client("badge-then-user", "kiosk-grant-badge REQUIRED, kiosk-grant-user REQUIRED" + KNOWN);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void noStrangerGetsIn(String client, String drawing, KeycloakServer server) {
        for (Map<String, String> login : List.of(PIN, BADGE)) {
            assertNobodyLoggedIn(Caller.stranger(server, REALM).grant(client, login));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drawings")
    void nobodyGetsInByName(String client, String drawing, KeycloakServer server) {
        for (String method : List.of("pin", "token", "password", "no such")) {
            for (Caller caller : List.of(Caller.stranger(server, REALM), Caller.atKiosk(server, REALM))) {
                assertNobodyLoggedIn(caller.grant(client, Map.of("method", method, "username", "vera")));
                assertNobodyLoggedIn(caller.grant(
                        client,
                        Map.of(
                                "method",
                                method,
                                "username",
                                "vera",
                                "pin",
                                "0",
                                "login_string",
                                "0",
                                "password",
                                "0")));
            }
        }
    }

    @Test
    void aBadgeIsItsOwnersWhateverNameIsSentWithIt(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, REALM);

        assertNobodyLoggedIn(kiosk.grant(
                "badge-then-user", Map.of("username", "olga", "login_string", "04DE51BEEF0002", "method", "token")));
        Answer own = kiosk.grant("badge-then-user", BADGE);
        assertThat(Jwt.claims(own.json().get("access_token").asText())
                        .get("preferred_username")
                        .asText())
                .isEqualTo("vera");
        assertNobodyLoggedIn(Caller.stranger(server, REALM).grant("badge-then-user", BADGE));
    }

    /** Another user's name before the badge does not count either. */
    @Test
    void aBadgeIsNobodyElsesWhoseNameWasSentBefore(KeycloakServer server) {
        Caller kiosk = Caller.atKiosk(server, REALM);

        assertNobodyLoggedIn(kiosk.grant(
                "user-then-badge", Map.of("username", "olga", "login_string", "04DE51BEEF0002", "method", "token")));
        assertThat(kiosk.grant("user-then-badge", BADGE).status()).isEqualTo(200);
    }

    /** Either no step of ours is asked, or none that could know that no step follows. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "address-only"})
    void aFlowThatEndsWithoutAUserIsKeycloaksOwnServerError(String client, KeycloakServer server) {
        Answer answer = Caller.atKiosk(server, REALM).grant(client, PIN);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("access_token", "eyJ");
    }

    /** The log names what the admin has to change. */
    @Test
    void aStepThatComesTooEarlyIsNamed(KeycloakServer server) throws IOException {
        Answer answer = Caller.atKiosk(server, REALM).grant("pin-before-user", PIN);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).isEqualTo("unauthorized_client");
        assertThat(Files.readString(server.log()))
                .contains(
                        "Realm grant-drawings: in the flow \"pin-before-user\", which client pin-before-user uses, the step"
                                + " \"PIN\" comes before any step has found the user");
    }

    /** In a flow with pages, the answer may be a page. */
    private static void assertNobodyLoggedIn(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 401, 403);
        assertThat(answer.body()).doesNotContain("access_token", "eyJ");
    }
}
