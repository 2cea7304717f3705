package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The life of a session that a PIN or a badge alone opened ends at whichever door it knocks. This server does not sweep. The
 * sessions begin while the clock is slow.
 */
@ServerBelowAPath
class KioskSessionLifeIT {

    private static final String REALM = "kiosk-session-life";
    private static final String APP = "http://127.0.0.1:8080/app";
    private static final Map<String, String> BADGE = Map.of("method", "token", "login_string", "04DE51BEEF0002");
    private static final Map<String, String> PASSWORD =
            Map.of("method", "password", "username", "vera", "password", "vera-secret");

    private static Admin admin;
    private static KeycloakServer server;
    private static Caller kiosk;

    @BeforeAll
    static void aRealm(KeycloakServer keycloak) {
        server = keycloak;
        admin = RealmCopy.create(server, REALM, realm -> {
            RealmClient.add(realm, "resource-server").put("publicClient", false).put("secret", "s");
            realm.put("accessTokenLifespan", 300);
        });
        kiosk = Caller.atKiosk(server, REALM);
        admin.set("session-caps-by-power");
    }

    @AfterAll
    static void theRightTime() {
        clock(0);
    }

    @BeforeEach
    void noLimitsYet() {
        limits(0, 0);
        admin.set("session-cap", "10");
        admin.expect("DELETE", "/events", null);
    }

    private static void limits(int idle, int max) {
        admin.set("kiosk-session-idle-minutes", Integer.toString(idle));
        admin.set("kiosk-session-max-minutes", Integer.toString(max));
    }

    private static void clock(int seconds) {
        admin.expect("PUT", "", Map.of("attributes", Map.of(ClockOfRealm.ATTRIBUTE, Integer.toString(seconds))));
        kiosk.grant("kiosk-api", Map.of("method", "password", "username", "nobody", "password", "x"));
    }

    /** Tokens of a session that began, and was last used, so long ago. */
    private static JsonNode session(int secondsAgo, Map<String, String> login) {
        clock(-secondsAgo);
        Map<String, String> form = new HashMap<>(login);
        form.put("scope", "openid");
        Answer answer = kiosk.grant("kiosk-api", form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        clock(0);
        return answer.json();
    }

    private static String access(JsonNode tokens) {
        return tokens.get("access_token").asText();
    }

    private static Answer refresh(JsonNode tokens) {
        return kiosk.refresh("kiosk-api", tokens.get("refresh_token").asText());
    }

    private static Answer introspect(JsonNode tokens) {
        return kiosk.send(
                RequestBuilder.post(server.url() + "/realms/" + REALM + "/protocol/openid-connect/token/introspect")
                        .addParameter("client_id", "resource-server")
                        .addParameter("client_secret", "s")
                        .addParameter("token", access(tokens)));
    }

    private static Answer account(JsonNode tokens) {
        return kiosk.send(RequestBuilder.get(server.url() + "/realms/" + REALM + "/account")
                .addHeader("Accept", "application/json")
                .addHeader("Authorization", "Bearer " + access(tokens)));
    }

    /** Not each time: a page may ask each second. */
    @ParameterizedTest
    @CsvSource({
        // idle minutes, seconds since the last use, whether the call is written down as a use
        "30, 90, true",
        "30, 30, false",
        "2, 30, true",
        "2, 5, false",
    })
    void aCallOfTheLoginApiIsAUse(int idle, int secondsAgo, boolean written) {
        limits(idle, 0);
        JsonNode tokens = session(secondsAgo, BADGE);
        long before = lastUse(tokens);
        assertThat(kiosk.authorized("GET", "session", "Bearer " + access(tokens))
                        .status())
                .isEqualTo(200);

        assertThat(lastUse(tokens) > before).isEqualTo(written);
    }

    private static long lastUse(JsonNode tokens) {
        String id = Jwt.claims(access(tokens)).get("sid").asText();
        for (JsonNode session : admin.get("/users/" + admin.userId("vera") + "/sessions")) {
            if (session.get("id").asText().equals(id)) {
                return session.get("lastAccess").asLong();
            }
        }
        throw new AssertionError("no session " + id);
    }

    static Stream<Arguments> doors() {
        return Stream.of(
                door(
                        "refresh",
                        (tokens, over) -> assertThat(refresh(tokens).status()).isEqualTo(over ? 400 : 200)),
                door(
                        "userinfo",
                        (tokens, over) -> assertThat(
                                        kiosk.userinfo(access(tokens)).status())
                                .isEqualTo(over ? 401 : 200)),
                door("session of the login API", (tokens, over) -> {
                    Answer answer = kiosk.authorized("GET", "session", "Bearer " + access(tokens));
                    assertThat(answer.status()).isEqualTo(over ? 401 : 200);
                    assertThat(answer.json().path("error").asText()).isEqualTo(over ? "session_expired" : "");
                }),
                door(
                        "account",
                        (tokens, over) -> assertThat(account(tokens).status()).isEqualTo(over ? 401 : 200)));
    }

    private static Arguments door(String name, BiConsumer<JsonNode, Boolean> knock) {
        return Arguments.of(name, knock);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void aSessionThatWasNotUsedIsOver(String door, BiConsumer<JsonNode, Boolean> knock) {
        JsonNode tokens = session(125, BADGE);
        knock.accept(session(125, BADGE), false);
        limits(2, 0);

        knock.accept(tokens, true);

        assertEnded(tokens);
        JsonNode password = session(125, PASSWORD);
        knock.accept(password, false);
        knock.accept(session(30, BADGE), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("doors")
    void aSessionThatIsOldIsOverThoughItIsUsed(String door, BiConsumer<JsonNode, Boolean> knock) {
        JsonNode tokens = session(185, BADGE);
        refresh(tokens);
        limits(2, 3);

        knock.accept(tokens, true);

        assertEnded(tokens);
        JsonNode younger = session(60, BADGE);
        limits(0, 0);
        refresh(younger);
        limits(2, 3);
        knock.accept(younger, false);
    }

    @Test
    void introspectionEndsIt() {
        JsonNode tokens = session(125, BADGE);
        limits(2, 0);

        assertThat(introspect(tokens).status()).isEqualTo(200);

        assertEnded(tokens);
    }

    @Test
    void singleSignOnAsksAgain() {
        clock(-125);
        LoginPages browser = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-pin-form")
                .pin("vera", "5937");
        assertThat(browser.isSignedIn()).isTrue();
        clock(0);
        assertThat(browser.newTab().open().isSignedIn()).isTrue();
        clock(-125);
        LoginPages another = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-pin-form")
                .pin("vera", "5937");
        clock(0);
        limits(2, 0);

        LoginPages again = another.newTab().open();

        assertThat(again.isSignedIn()).isFalse();
        assertThat(again.status()).isEqualTo(200);
        assertThat(admin.events("LOGOUT").get(0).at("/details/reason").asText()).isEqualTo("kiosk_session_expired");
    }

    /** A session in which the password was given too is no kiosk's alone. */
    @Test
    void otherRealmsAndOtherMethodsKeepTheirLife() {
        clock(-125);
        LoginPages browser = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-password-form")
                .password("vera", "vera-secret");
        assertThat(browser.isSignedIn()).isTrue();
        clock(0);
        limits(2, 2);

        assertThat(browser.newTab().open().isSignedIn()).isTrue();
    }

    /** While nobody is over the cap no session is listed, so the database says which is the newest. */
    @Test
    void loginsBelowTheCapKeepTheirOrderThoughTheClockWasFast() {
        JsonNode first = session(60, PASSWORD);
        JsonNode second = session(125, PASSWORD);
        admin.set("session-cap", "2");
        JsonNode third = session(0, PASSWORD);

        assertThat(Stream.of(first, second, third).map(tokens -> refresh(tokens).status()))
                .containsExactly(400, 200, 200);
    }

    private static void assertEnded(JsonNode tokens) {
        JsonNode event = admin.events("LOGOUT").get(0);
        assertThat(event.get("sessionId").asText()).isEqualTo(Sessions.idOf(access(tokens)));
        assertThat(event.at("/details/reason").asText()).isEqualTo("kiosk_session_expired");
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
        assertThat(refresh(tokens).status()).isEqualTo(400);
    }
}
