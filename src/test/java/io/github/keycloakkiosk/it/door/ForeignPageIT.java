package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page of another site, open in a kiosk's browser, sends forms to the token endpoint. Some versions of Keycloak leave all
 * of these requests to the flow. Other versions look only at the first {@code Origin}, and take the {@code Host} of a
 * request for their own name. This extension must refuse what they let through.
 */
@KioskServer
class ForeignPageIT {

    private static final String REALM = "foreign-pages";
    private static final String OWN = "https://login.example";
    private static final String SHOP = "https://shop.example";
    private static final String PIN = "method=pin&username=vera&pin=5937";
    private static final String BADGE = "method=token&login_string=04DE51BEEF0002";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    @BeforeAll
    static void aRealmWithAName(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {
            realm.withObject("/attributes").put("frontendUrl", OWN + "/");
            ObjectNode api = (ObjectNode) realm.at("/clients/0");
            api.putArray("webOrigins").add(SHOP);
            client(api, realm, "open").putArray("webOrigins").add("*");
            ObjectNode plus = client(api, realm, "plus");
            plus.putArray("webOrigins").add("+");
            plus.putArray("redirectUris").add("https://till.example/app/*");
            ObjectNode userFirst =
                    new Drawing(realm).client("user-first", "kiosk-grant-user REQUIRED, kiosk-grant-pin REQUIRED");
            userFirst.putArray("webOrigins").add(SHOP);
        });
        admin.set("address-attempts", "2");
        kiosk = Caller.atKiosk(server, REALM);
    }

    /** A client like the API's, with the same flow. */
    private static ObjectNode client(ObjectNode api, ObjectNode realm, String clientId) {
        ObjectNode client = api.deepCopy().put("clientId", clientId);
        client.remove("id");
        realm.withArray("clients").add(client);
        return client;
    }

    private static Answer grant(String client, String form, String... origins) {
        StringBuilder headers = new StringBuilder("Host: " + server.url().getAuthority() + "\r\n");
        for (String origin : origins) {
            headers.append("Origin: ").append(origin).append("\r\n");
        }
        return Wire.atKiosk(server)
                .post(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        "application/x-www-form-urlencoded",
                        headers.toString(),
                        "grant_type=password&client_id=" + client + "&" + form);
    }

    /** Keycloak takes this origin for its own, since the request calls the server by this name. */
    private static String rebound() {
        return server.url().toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PIN,
                BADGE,
                "username=vera&password=vera-secret&pin=5937",
                "method=password&username=vera&password=vera-secret&login_string=04DE51BEEF0002",
                "method=pin&username=vera",
                "method=token",
            })
    void itSendsNoPinAndNoBadge(String form) throws IOException {
        admin.expect("DELETE", "/events", null);

        Answer answer = grant("kiosk-api", form, rebound());

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().get("error").asText()).isEqualTo("access_denied");
        assertThat(answer.json().get("error_description").asText()).contains("web origins");
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("invalid_origin");
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/details/auth_method").asText()).isIn("pin", "badge");
        assertThat(Files.readString(server.log()))
                .contains("Realm " + REALM + " refused a "
                        + event.at("/details/auth_method").asText()
                        + " login from 127.0.0.1: a page of another site sent it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "http://login.example",
                "file://",
                "https://shop.example.evil.example"
            })
    void noOtherOriginIsAnyBetter(String origin) {
        for (String form : new String[] {PIN, BADGE}) {
            assertThat(grant("kiosk-api", form, origin).status()).isEqualTo(403);
        }
    }

    @Test
    void severalOriginsAreNone() {
        for (String client : new String[] {"kiosk-api", "open"}) {
            assertThat(grant(client, PIN, SHOP, "https://evil.example").status())
                    .isEqualTo(403);
            assertThat(grant(client, BADGE, SHOP, SHOP).status()).isEqualTo(403);
        }
    }

    /** Otherwise the page could shut out the person who stands at the kiosk. */
    @ParameterizedTest
    @CsvSource({"kiosk-api", "user-first"})
    void itUsesUpNoGuesses(String client) {
        for (int i = 0; i < 5; i++) {
            for (String form : new String[] {
                "method=pin&username=vera&pin=0000",
                "method=pin&username=nobody&pin=0000",
                "method=token&username=nobody&login_string=nobodys"
            }) {
                assertThat(grant(client, form, rebound()).status()).isEqualTo(403);
            }
        }

        assertThat(grant("kiosk-api", PIN).status()).isEqualTo(200);
        assertThat(grant("kiosk-api", BADGE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "kiosk-api,  https://shop.example",
        "plus,       https://till.example",
        "open,       https://evil.example",
    })
    void aPageOfTheClientMay(String client, String origin) {
        for (String form : new String[] {PIN, BADGE}) {
            assertThat(grant(client, form, origin).status()).isEqualTo(200);
        }
    }

    @Test
    void aProgramMay() {
        assertThat(grant("kiosk-api", PIN).status()).isEqualTo(200);
    }

    /** Keycloak decides about passwords. */
    @Test
    void aPasswordIsNotOurs() {
        assertThat(grant("kiosk-api", "username=vera&password=vera-secret", rebound())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({OWN + ", 200", SHOP + ", 200", "https://evil.example, 403", "null, 403"})
    void theLoginApiGoesByTheSameRule(String origin, int status) {
        assertThat(loginApi(origin).status()).isEqualTo(status);
    }

    @Test
    void theNameThatARequestCallsTheServerByIsNotTheRealmsOwn() {
        assertThat(loginApi(rebound()).status()).isEqualTo(403);
    }

    private static Answer loginApi(String origin) {
        return kiosk.send(kiosk.request("POST", "/auth/login")
                .setHeader("Origin", origin)
                .setEntity(new StringEntity(
                        Admin.json(Map.of("method", "pin", "username", "vera", "pin", "5937")),
                        ContentType.APPLICATION_JSON)));
    }
}
