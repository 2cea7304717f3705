package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every attempt that reaches a user or a secret is an event. The event says how and from where, and holds no secret. */
@KioskServer
class LoginEventsIT {

    private static Admin admin;
    private static Caller kiosk;

    @BeforeAll
    static void aRealmThatKeepsEvents(KeycloakServer server) {
        admin = RealmCopy.create(server, "events", realm -> {
            ObjectNode pending = realm.withArray("users")
                    .addObject()
                    .put("username", "pending")
                    .put("enabled", true);
            pending.putArray("requiredActions").add("UPDATE_PASSWORD");
            pending.putArray("credentials").addObject().put("type", "password").put("value", "its-secret");
        });
        kiosk = Caller.atKiosk(server, "events");
    }

    @BeforeEach
    void nothingHappenedYet() {
        admin.expect("DELETE", "/events", null);
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                attempt("password", "LOGIN", null, Map.of("username", "vera", "password", "vera-secret")),
                attempt("pin", "LOGIN", null, Map.of("username", "vera", "pin", "5937")),
                attempt("token", "LOGIN", null, Map.of("login_string", "04DE51BEEF0002")),
                attempt(
                        "password",
                        "LOGIN_ERROR",
                        "invalid_user_credentials",
                        Map.of("username", "vera", "password", "wrong")),
                attempt("pin", "LOGIN_ERROR", "invalid_user_credentials", Map.of("username", "vera", "pin", "0000")),
                attempt("token", "LOGIN_ERROR", "invalid_user_credentials", Map.of("login_string", "04DE51BEEF0099")),
                attempt("password", "LOGIN_ERROR", "user_not_found", Map.of("username", "nobody", "password", "x")),
                attempt("pin", "LOGIN_ERROR", "user_not_found", Map.of("username", "nobody", "pin", "5937")),
                attempt(
                        "password",
                        "LOGIN_ERROR",
                        "user_disabled",
                        Map.of("username", "ivan", "password", "ivan-secret")),
                attempt("pin", "LOGIN_ERROR", "user_disabled", Map.of("username", "ivan", "pin", "6418")),
                attempt("token", "LOGIN_ERROR", "user_disabled", Map.of("login_string", "04DE51BEEF0003")),
                attempt(
                        "password",
                        "LOGIN_ERROR",
                        "resolve_required_actions",
                        Map.of("username", "pending", "password", "its-secret")));
    }

    private static Arguments attempt(String method, String type, String error, Map<String, String> fields) {
        return Arguments.of(method, type, error, fields);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void anAttemptIsOneEventWithMethodAndAddress(String method, String type, String error, Map<String, String> fields) {
        Map<String, String> login = new HashMap<>(fields);
        login.put("method", method);

        for (Runnable door : List.<Runnable>of(() -> kiosk.login(login), () -> kiosk.grant("kiosk-api", login))) {
            admin.expect("DELETE", "/events", null);
            door.run();

            JsonNode events = admin.get("/events?type=LOGIN&type=LOGIN_ERROR");
            assertThat(events).hasSize(1);
            JsonNode event = events.get(0);
            assertThat(event.get("type").asText()).isEqualTo(type);
            assertThat(event.path("error").asText(null)).isEqualTo(error);
            assertThat(event.at("/details/auth_method").asText()).isEqualTo(method.equals("token") ? "badge" : method);
            assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
            assertThat(event.get("clientId").asText()).isEqualTo("kiosk-api");
        }
    }

    @Test
    void aPasswordOfAStrangerIsAnEventWithTheirAddress(KeycloakServer server) {
        Caller.stranger(server, "events").password("vera", "vera-secret");

        assertThat(admin.events("LOGIN").findValuesAsText("client_address")).containsExactly("127.0.0.2");
    }

    @Test
    void anUnknownMethodAtTheTokenEndpointIsAnEvent() {
        Answer answer = kiosk.grant("kiosk-api", Map.of("method", "nfc", "username", "vera", "pin", "5937"));

        assertThat(answer.status()).isEqualTo(400);
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("unknown_method");
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("secretsInWrongPlaces")
    void noEventTellsASecret(Map<String, String> login, String secret) {
        kiosk.login(login);
        kiosk.grant("kiosk-api", login);

        assertThat(admin.get("/events").toString()).contains("LOGIN").doesNotContain(secret);
    }

    static Stream<Arguments> secretsInWrongPlaces() {
        return Stream.of(
                Arguments.of(Map.of("method", "pin", "username", "vera", "pin", "59371593"), "59371593"),
                Arguments.of(Map.of("method", "pin", "username", "vera", "pin", "not-a-pin"), "not-a-pin"),
                Arguments.of(Map.of("method", "token", "login_string", "04DE51BEEF0098"), "04DE51BEEF0098"),
                // A reader typed into the field for the name.
                Arguments.of(
                        Map.of("method", "password", "username", "04DE51BEEF0096", "password", "x"), "04DE51BEEF0096"),
                Arguments.of(Map.of("method", "pin", "username", "04DE51BEEF0097", "pin", "5937"), "04DE51BEEF0097"),
                Arguments.of(Map.of("method", "password", "username", "vera", "password", "veras-typo"), "veras-typo"));
    }

    /** A reader typed into the field for the name. */
    @Test
    void aNameThatNobodyHasIsInNoEventOfThePasswordPageNorOfItsRestart(KeycloakServer server) {
        SentSecrets.add("04DE51BEEF0095");
        LoginPages page = LoginPages.stranger(server, "events");
        page.open().switchTo("kiosk-password-form").password("04DE51BEEF0095", "x");
        assertThat(admin.events("LOGIN_ERROR").get(0).get("error").asText()).isEqualTo("user_not_found");
        page.loginAction("restart");

        assertThat(admin.events("RESTART_AUTHENTICATION")).isNotEmpty();
        assertThat(admin.get("/events?max=100").toString())
                .contains("user_not_found")
                .doesNotContain("04DE51BEEF0095");
        page.open().switchTo("kiosk-password-form").password("vera", "x");
        assertThat(admin.events("LOGIN_ERROR").get(0).at("/details/username").asText())
                .isEqualTo("vera");
    }

    @Test
    void aNameThatNobodyHasIsInNoEventOfTheApi() {
        kiosk.post("login", Map.of("userid", "04DE51BEEF0094", "password", "x"));
        Answer refused = kiosk.post(
                "register", Map.of("username", "04DE51BEEF0094", "email", "vera@example.com", "password", "x"));
        assertThat(refused.status()).as(refused.toString()).isIn(403, 409);

        assertThat(admin.get("/events?max=100").toString())
                .contains("user_not_found")
                .doesNotContain("04DE51BEEF0094");
    }

    @Test
    void noAdminEventTellsASecret(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "admin-events", realm -> {});
        assertThat(admin.putCredential("vera", "pin", "86420975").status()).isEqualTo(204);
        assertThat(admin.putCredential("vera", "badge", "04CAFE00000001").status())
                .isEqualTo(204);
        String key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA";
        admin.set("secret-key", key);

        String events = admin.get("/admin-events").toString();
        assertThat(events).contains("USER").contains("COMPONENT");
        assertThat(events).doesNotContain("86420975", "04CAFE00000001", key);
    }
}
