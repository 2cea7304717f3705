package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the client's web origins may call the API. Other pages may not, even if they do not read the answer. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginIT {

    private static final String SHOP = "https://shop.example";
    private static final String LOGIN = "{\"userid\": \"vera\", \"password\": \"vera-secret\"}";

    private Caller anywhere;
    private KeycloakServer server;

    @BeforeAll
    void createRealm(KeycloakServer running) {
        server = running;
        RealmCopy.create(
                server,
                "origins",
                realm -> ((ObjectNode) realm.at("/clients/0"))
                        .putArray("webOrigins")
                        .add(SHOP));
        anywhere = Caller.stranger(server, "origins");
    }

    private Answer login(String origin) {
        return anywhere.send(anywhere.request("POST", "/auth/login")
                .setHeader("Origin", origin)
                .setEntity(new StringEntity(LOGIN, ContentType.APPLICATION_JSON)));
    }

    private Answer preflight(String route, String method, String origin) {
        RequestBuilder request = anywhere.request("OPTIONS", "/auth/" + route)
                .setHeader("Origin", origin)
                .setHeader("Access-Control-Request-Method", method)
                .setHeader("Access-Control-Request-Headers", "content-type, authorization");
        return anywhere.send(request);
    }

    @Test
    void aPageOfTheClientMayCallAndReadTheAnswer() {
        Answer answer = login(SHOP);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    }

    @Test
    void itMayReadARefusalToo() {
        Answer answer = anywhere.send(anywhere.request("GET", "/auth/session").setHeader("Origin", SHOP));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://shop.example.evil.example",
                "http://shop.example",
                "https://shop.example:444",
                "https://SHOP.example",
                "null",
                "",
                "file://",
            })
    void aPageOfAnotherOriginLogsNobodyIn(String origin) {
        Answer answer = login(origin);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("status").asInt()).isEqualTo(-1);
        assertThat(answer.json().get("errmsg").asText()).contains("origin");
        assertThat(answer.json().size()).isEqualTo(2);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void itLearnsSoInTheDialectOfItsCall() {
        Answer byMethod = anywhere.send(anywhere.request("POST", "/auth/login")
                .setHeader("Origin", "https://evil.example")
                .setEntity(new StringEntity("{\"method\": \"password\"}", ContentType.APPLICATION_JSON)));
        Answer unreadable = anywhere.send(anywhere.request("POST", "/auth/login")
                .setHeader("Origin", "https://evil.example")
                .setEntity(new StringEntity("userid", ContentType.TEXT_PLAIN)));

        for (Answer answer : List.of(byMethod, unreadable)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("error").asText()).isEqualTo("invalid_origin");
        }
    }

    @Test
    void aPageOfThisServerMayCall() {
        assertThat(login(server.url().toString()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"login, POST", "logout, POST", "register, POST", "token, POST", "session, GET"})
    void aPreflightIsGrantedToTheClientsPagesAlone(String route, String method) {
        Answer granted = preflight(route, method, SHOP);
        Answer refused = preflight(route, method, "https://evil.example");

        assertThat(granted.status()).isEqualTo(204);
        assertThat(granted.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(granted.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(granted.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("content-type", "authorization");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void aProgramHasNoOriginAndNoHeaders() {
        Answer answer = anywhere.post("token", Map.of("userid", "vera", "password", "vera-secret"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    }
}
