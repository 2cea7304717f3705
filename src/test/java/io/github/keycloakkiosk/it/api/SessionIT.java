package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /auth/session} and {@code POST /auth/logout}: what a token is good for, and how its session ends. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionIT {

    private Caller kiosk;
    private Admin admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, "session", realm -> {});
        kiosk = Caller.atKiosk(server, "session");
    }

    private String token() {
        return kiosk.pin("olga", "8264").json().get("token").asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer %s", "JWT %s", "JWT JWT %s", "Bearer JWT %s", "Bearer Bearer %s", "bearer %s", "jwt %s"})
    void aTokenShowsItsSessionHoweverItIsSent(String authorization) {
        Answer answer = kiosk.authorized("GET", "session", authorization.formatted(token()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("success").asBoolean()).isTrue();
        assertThat(answer.json().at("/user/username").asText()).isEqualTo("olga");
        assertThat(answer.json().at("/user/power").asInt()).isEqualTo(50);
        assertThat(answer.json().get("expires_in").asInt()).isBetween(28_000, 28_800);
        assertThat(answer.json().get("methods")).hasToString("[\"pin\"]");
        assertThat(answer.json().size()).isEqualTo(4);
    }

    @Test
    void anEvictedSessionIsToldSo() {
        String evicted = token();
        token();
        token();

        assertRefused("session_evicted", "Bearer " + evicted);
    }

    @Test
    void anEndedSessionHasExpired() {
        String token = token();
        admin.expect("DELETE", "/sessions/" + Jwt.claims(token).get("sid").asText(), null);

        assertRefused("session_expired", "Bearer " + token);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer x",
                "Bearer x.y.z",
                "Bearer e30.e30.e30",
                "Bearer bnVsbA.e30.x",
                "Basic YTpi",
                "JWT JWT JWT x",
                "Bearer a b"
            })
    void aTextThatIsNoTokenIsInvalid(String authorization) {
        assertRefused("invalid_token", authorization);
    }

    @Test
    void aTokenOfAnotherRealmOrWithAnotherSignatureIsInvalid(KeycloakServer server) {
        String foreign = Caller.atKiosk(server, "kiosk")
                .pin("olga", "8264")
                .json()
                .get("token")
                .asText();
        String token = token();

        assertRefused("invalid_token", "Bearer " + foreign);
        assertRefused("invalid_token", "Bearer " + token.substring(0, token.lastIndexOf('.') + 1) + "AAAA");
    }

    /** A token of this realm that is no access token. */
    @Test
    void anIdTokenIsInvalid() {
        Answer grant =
                kiosk.grant("kiosk-api", Map.of("method", "pin", "username", "olga", "pin", "8264", "scope", "openid"));

        assertRefused("invalid_token", "Bearer " + grant.json().get("id_token").asText());
        assertRefused(
                "invalid_token", "Bearer " + grant.json().get("refresh_token").asText());
    }

    @Test
    void anExpiredTokenIsGoodForNothing(KeycloakServer server) throws InterruptedException {
        RealmCopy.create(
                server,
                "short-lived",
                realm -> ((ObjectNode) realm.at("/clients/0/attributes")).put("access.token.lifespan", "1"));
        Caller visitor = Caller.atKiosk(server, "short-lived");
        String token = visitor.pin("olga", "8264").json().get("token").asText();

        Thread.sleep(Jwt.claims(token).get("exp").asLong() * 1000 - System.currentTimeMillis() + 1000);

        Answer session = visitor.authorized("GET", "session", "Bearer " + token);
        assertThat(session.json().get("error").asText()).isEqualTo("session_expired");
        assertUnauthorized(visitor.authorized("POST", "logout", "JWT " + token));
    }

    @Test
    void aLogoutEndsTheSessionForEveryClient() {
        String token = token();

        Answer answer = kiosk.send(kiosk.request("POST", "/auth/logout")
                .setHeader("Authorization", "JWT " + token)
                .setEntity(new StringEntity("{\"clientfp\": \"fp-1\"}", ContentType.APPLICATION_JSON)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).hasToString("{\"status\":\"success\",\"message\":\"logout successfully\"}");
        assertThat(kiosk.userinfo(token).status()).isEqualTo(401);
        JsonNode event = admin.events("LOGOUT").get(0);
        assertThat(event.at("/details/clientfp").asText()).isEqualTo("fp-1");
        assertThat(event.get("sessionId").asText())
                .isEqualTo(Jwt.claims(token).get("sid").asText());
    }

    @Test
    void aLogoutNeedsNoBody() {
        assertThat(kiosk.authorized("POST", "logout", "Bearer " + token()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "JWT", "JWT x", "Basic YTpi"})
    void aLogoutWithoutAGoodTokenIsUnauthorized(String authorization) {
        assertUnauthorized(kiosk.authorized("POST", "logout", authorization));
    }

    @Test
    void aSecondLogoutIsUnauthorized() {
        String token = token();
        kiosk.authorized("POST", "logout", "JWT " + token);

        assertUnauthorized(kiosk.authorized("POST", "logout", "JWT " + token));
    }

    @Test
    void aLogoutWithTheBrowsersCookieExpiresIt() {
        Answer login = kiosk.post("login", Map.of("userid", "vera", "password", "vera-secret"));
        String cookie = login.header("Set-Cookie").split(";")[0];

        Answer logout = kiosk.send(kiosk.request("POST", "/auth/logout")
                .setHeader("Cookie", cookie)
                .setHeader(
                        "Authorization",
                        "JWT " + login.json().at("/userinfo/token").asText()));

        assertThat(logout.header("Set-Cookie"))
                .startsWith("KEYCLOAK_IDENTITY=;")
                .contains("Max-Age=0");
    }

    private void assertRefused(String code, String authorization) {
        Answer answer = kiosk.authorized("GET", "session", authorization);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asText()).isEqualTo(code);
        assertThat(answer.json().get("success").asBoolean()).isFalse();
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json())
                .hasToString("{\"status\":\"error\",\"errcode\":\"401\",\"errmsg\":\"Unauthorized Logout\"}");
    }
}
