package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/openapi.yaml, sent to a server: those of both dialects, and that of {@code session}. */
@KioskServer
class DocumentExamplesIT {

    private static final String USERID_DIALECT = "userid-dialect";

    private Caller kiosk;

    @BeforeEach
    void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, "kiosk");
    }

    @Test
    void theLoginOfTheMethodDialectIsGrantedWordForWord() {
        assertSameShape(post("login", request("login", "method-dialect"), null), 200, "login", "method-dialect");
    }

    @ParameterizedTest
    @CsvSource({"login, olga", "login, olga@example.com", "token, 13500000002"})
    void theLoginsOfTheUseridDialectAreGrantedOnceTheyNameAUser(String route, String userid) {
        ObjectNode request = request(route, USERID_DIALECT);
        request.put("userid", userid).put("password", "olga-secret");

        assertSameShape(post(route, request, null), 200, route, USERID_DIALECT);
    }

    @ParameterizedTest
    @CsvSource({"login", "token"})
    void theirPlaceholdersAreNobody(String route) {
        assertSameShape(post(route, request(route, USERID_DIALECT), null), 401, route, USERID_DIALECT);
    }

    @ParameterizedTest
    @CsvSource({"JWT", "Bearer", "JWT JWT"})
    void theLogoutIsAnsweredWordForWordAndSoIsASecondOne(String scheme) {
        String token = kiosk.password("vera", "vera-secret").json().get("token").asText();

        Answer first = post("logout", request("logout", USERID_DIALECT), scheme + " " + token);
        Answer second = post("logout", request("logout", USERID_DIALECT), scheme + " " + token);

        assertThat(first.json()).isEqualTo(response("logout", 200, USERID_DIALECT));
        assertThat(second.json()).isEqualTo(response("logout", 401, USERID_DIALECT));
        assertThat(second.status()).isEqualTo(401);
    }

    @Test
    void theSessionIsAnsweredAsInTheExample() {
        String token = kiosk.badge("04DE51BEEF0002").json().get("token").asText();

        Answer answer = kiosk.send(kiosk.request("GET", "/auth/session").setHeader("Authorization", "Bearer " + token));

        assertSameShape(answer, 200, "session", "badge");
    }

    private Answer post(String route, JsonNode body, String authorization) {
        RequestBuilder request = kiosk.request("POST", "/auth/" + route)
                .setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
        return kiosk.send(authorization == null ? request : request.setHeader("Authorization", authorization));
    }

    private static void assertSameShape(Answer answer, int status, String route, String example) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(shape(answer.json())).isEqualTo(shape(response(route, status, example)));
    }

    /** The type of each key, at every depth. */
    private static Map<String, JsonNodeType> shape(JsonNode answer) {
        Map<String, JsonNodeType> shape = new TreeMap<>();
        addShape(shape, "", answer);
        return shape;
    }

    private static void addShape(Map<String, JsonNodeType> shape, String path, JsonNode node) {
        shape.put(path, node.getNodeType());
        node.properties().forEach(field -> addShape(shape, path + "/" + field.getKey(), field.getValue()));
    }

    private static ObjectNode request(String route, String example) {
        return (ObjectNode) ApiContract.get().example(route, null, example).deepCopy();
    }

    private static JsonNode response(String route, int status, String example) {
        return ApiContract.get().example(route, Integer.toString(status), example);
    }
}
