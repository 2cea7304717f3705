package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A logout that answers 200 has ended the session, whatever its body was. A token without a session is told so. */
@KioskServer
class LogoutIT {

    private static final String REALM = "logout";
    private static final String JSON = "application/json";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private static Admin admin;
    private static Caller kiosk;
    private static Wire wire;

    @BeforeAll
    static void createRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {
            ObjectNode app = (ObjectNode) realm.at("/clients/0");
            RealmClient.addAudience(app, "robot");
            app.withArray("optionalClientScopes").add("offline_access");
            robot(realm, "robot").put("standard.token.exchange.enabled", "true");
            RealmClient.addAudience(
                    (ObjectNode) realm.withArray("clients")
                            .get(realm.withArray("clients").size() - 1),
                    "robot");
            robot(realm, "robot-with-session").put("client_credentials.use_refresh_token", "true");
            RealmClient.add(realm, "light")
                    .putObject("attributes")
                    .put("client.use.lightweight.access.token.enabled", "true");
        });
        admin.set("session-cap", "0");
        kiosk = Caller.atKiosk(server, REALM);
        wire = Wire.atKiosk(server);
    }

    private static ObjectNode robot(ObjectNode realm, String clientId) {
        return realm.withArray("clients")
                .addObject()
                .put("clientId", clientId)
                .put("secret", "s")
                .put("publicClient", false)
                .put("serviceAccountsEnabled", true)
                .putObject("attributes");
    }

    private static JsonNode login(String client, String... parameters) {
        Map<String, String> all =
                new LinkedHashMap<>(Map.of("username", "vera", "password", "vera-secret", "scope", "openid"));
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        return kiosk.grant(client, all).json();
    }

    private static String access(JsonNode tokens) {
        return tokens.get("access_token").asText();
    }

    private static Answer grant(String client, String type, String... parameters) {
        RequestBuilder request = kiosk.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", type)
                .addParameter("client_id", client)
                .addParameter("client_secret", "s");
        for (int i = 0; i < parameters.length; i += 2) {
            request.addParameter(parameters[i], parameters[i + 1]);
        }
        return kiosk.send(request);
    }

    private static String exchange(String token) {
        Answer answer = grant("robot", EXCHANGE, "subject_token", token, "subject_token_type", ACCESS_TOKEN);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return access(answer.json());
    }

    private static Answer logOut(String token) {
        return kiosk.authorized("POST", "logout", "Bearer " + token);
    }

    private static void assertSuccess(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"success\",\"message\":\"logout successfully\"}");
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.json().get("errmsg").asText()).isEqualTo("Unauthorized Logout");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    private static boolean isAlive(JsonNode tokens) {
        int status = kiosk.userinfo(access(tokens)).status();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }

    private static JsonNode logoutOf(String sid) {
        for (JsonNode event : admin.events("LOGOUT")) {
            if (event.path("sessionId").asText().equals(sid)) {
                return event;
            }
        }
        throw new AssertionError("no LOGOUT of " + sid);
    }

    private static String sid(JsonNode tokens) {
        return Jwt.claims(access(tokens)).get("sid").asText();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(JSON, "{\"clientfp\": \"fp-1\"}", "fp-1"),
                Arguments.of(JSON, "{\"clientfp\": 3354439239}", "3354439239"),
                Arguments.of(JSON, "{\"clientfp\": \"a\\nb\"}", "ab"),
                Arguments.of(JSON, "{\"clientfp\": \"a\nb\\u0000\\ud800\"}", "ab"),
                Arguments.of(JSON, "{\"clientfp\": \"" + "x".repeat(2000) + "\"}", "x".repeat(255)),
                Arguments.of("text/plain", "{\"clientfp\": \"fp-2\"}", "fp-2"),
                Arguments.of(JSON, "", ""),
                Arguments.of(JSON, " ", ""),
                Arguments.of(JSON, "null", ""),
                Arguments.of(JSON, "[]", ""),
                Arguments.of(JSON, "\"\"", ""),
                Arguments.of(JSON, "{", ""),
                Arguments.of(JSON, "{\"clientfp\": {}}", ""),
                Arguments.of(JSON, "{\"clientfp\": \"" + "x".repeat(17_000) + "\"}", ""),
                Arguments.of(JSON, "[".repeat(16_000), ""),
                Arguments.of(JSON, "x".repeat(200_000), ""),
                Arguments.of("application/x-www-form-urlencoded", "clientfp=a&b=%zz&%", ""),
                Arguments.of("application/x-www-form-urlencoded", "", ""),
                Arguments.of("multipart/form-data; boundary=x", "--x\r\n", ""),
                Arguments.of("multipart/form-data", "x", ""),
                Arguments.of("application/octet-stream", "\u0000\u0001\u00ff", ""),
                Arguments.of("application/json; charset=utf-16", "{\"clientfp\"", ""),
                Arguments.of("foo", "x", ""),
                Arguments.of(";", "x", ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noBodyKeepsASessionAlive(String type, String body, String fingerprint) {
        JsonNode tokens = login("kiosk-api");

        assertSuccess(wire.post("/realms/" + REALM + "/auth/logout", type, authorization(tokens), body));

        assertThat(isAlive(tokens)).isFalse();
        assertThat(logoutOf(sid(tokens)).at("/details/clientfp").asText("")).isEqualTo(fingerprint);
    }

    /** Other methods do not read a body at all. */
    @ParameterizedTest
    @ValueSource(strings = {"foo", ";", "application/json, text/plain"})
    void aMalformedTypeIsNoServerErrorForOtherMethodsEither(String type) {
        assertThat(kiosk.send(kiosk.request("GET", "/auth/logout").setHeader("Content-Type", type))
                        .status())
                .isEqualTo(405);
    }

    private static String authorization(JsonNode tokens) {
        // The host at which the token was issued.
        return "Host: " + Jwt.claims(access(tokens)).get("iss").asText().split("/")[2] + "\r\nAuthorization: Bearer "
                + access(tokens) + "\r\n";
    }

    /** The session ends before the server waits for the rest of the body. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 500", "Content-Length: 9000000", "Transfer-Encoding: chunked"})
    void neitherDoesOneThatNeverComesToItsEnd(String length) {
        JsonNode tokens = login("kiosk-api");

        wire.sendAndReset(unfinished(tokens, length), 1500);

        assertThat(isAlive(tokens)).isFalse();
    }

    private static String unfinished(JsonNode tokens, String length) {
        return "POST /realms/" + REALM + "/auth/logout HTTP/1.1\r\n" + authorization(tokens) + "Content-Type: " + JSON
                + "\r\n" + length + "\r\n\r\n{\"clientfp\": \"";
    }

    /** For such a token, Keycloak has only a copy of the session, which lasts for one request. */
    @Test
    void anExchangedTokenEndsTheSessionThatItIsOf() {
        JsonNode tokens = login("kiosk-api");
        JsonNode another = login("kiosk-api");
        String exchanged = exchange(access(tokens));

        assertSuccess(logOut(exchanged));

        assertThat(isAlive(tokens)).isFalse();
        assertThat(isAlive(another)).isTrue();
        assertThat(kiosk.refresh("kiosk-api", tokens.get("refresh_token").asText())
                        .status())
                .isEqualTo(400);
        assertThat(logoutOf(sid(tokens)).get("clientId").asText()).isEqualTo("robot");
        assertUnauthorized(logOut(exchanged));
        assertUnauthorized(logOut(access(tokens)));
    }

    @Test
    void aTokenThatWasExchangedTwiceEndsTheSessionToo() {
        JsonNode tokens = login("kiosk-api");

        assertSuccess(logOut(exchange(exchange(access(tokens)))));

        assertThat(isAlive(tokens)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aTokenOfAnOfflineSessionEndsThat(boolean exchanged) {
        JsonNode online = login("kiosk-api");
        JsonNode first = login("kiosk-api", "scope", "openid offline_access");
        JsonNode tokens =
                kiosk.refresh("kiosk-api", first.get("refresh_token").asText()).json();
        String token = exchanged ? exchange(access(tokens)) : access(tokens);

        assertSuccess(logOut(token));

        assertThat(kiosk.refresh("kiosk-api", first.get("refresh_token").asText())
                        .status())
                .isEqualTo(400);
        assertThat(isAlive(tokens)).isFalse();
        assertThat(isAlive(online)).isTrue();
    }

    @Test
    void aLightweightTokenEndsItsSession() {
        JsonNode tokens = login("light");
        assertThat(Jwt.claims(access(tokens)).has("preferred_username")).isFalse();

        assertSuccess(logOut(access(tokens)));

        assertThat(kiosk.refresh("light", tokens.get("refresh_token").asText()).status())
                .isEqualTo(400);
    }

    @Test
    void aServiceAccountsTokenWithASessionEndsIt() {
        JsonNode tokens = grant("robot-with-session", "client_credentials").json();

        assertSuccess(logOut(access(tokens)));

        assertThat(grant(
                                "robot-with-session",
                                "refresh_token",
                                "refresh_token",
                                tokens.get("refresh_token").asText())
                        .status())
                .isEqualTo(400);
        assertUnauthorized(logOut(access(tokens)));
    }

    @Test
    void aTokenThatHasNoSessionIsToldSo() {
        JsonNode tokens = login("kiosk-api");
        int before = admin.events("LOGOUT").size();

        assertUnauthorized(logOut(access(grant("robot", "client_credentials").json())));
        String exchanged = exchange(access(grant("robot", "client_credentials").json()));
        assertUnauthorized(logOut(exchanged));

        assertThat(admin.events("LOGOUT").size()).isEqualTo(before);
        assertThat(isAlive(tokens)).isTrue();
    }
}
