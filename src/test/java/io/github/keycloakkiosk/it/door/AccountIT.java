package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The account API, called from elsewhere with a token that a badge opened at a kiosk. It shows the owner's PIN and badges,
 * lets the owner rename them, and nothing else. It shows nobody else's.
 */
@KioskServer
class AccountIT {

    private static final String REALM = "account-api";

    private static Admin admin;
    private static Caller stranger;
    private static String token;

    @BeforeAll
    static void aTokenOfAPassword(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        stranger = Caller.stranger(server, REALM);
        token = Caller.atKiosk(server, REALM)
                .password("vera", "vera-secret")
                .json()
                .get("token")
                .asText();
    }

    @Test
    void itShowsNoSecret() {
        Answer shown = account("GET", "/credentials", null);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("\"pin\"", "\"badge\"");
        assertThat(shown.body()).doesNotContain("secretData", "5937").doesNotContainIgnoringCase("DE51BEEF");
    }

    /**
     * To remove a credential is an action of Keycloak's. It asks for a new login when the last one is older than five
     * minutes.
     */
    @Test
    void itTakesNothingOfOthersAndGivesNothing() {
        for (String type : List.of("pin", "badge")) {
            JsonNode olgas = admin.credentials("olga", type).get(0);
            String id = "/credentials/" + olgas.get("id").asText();
            List<Integer> refused = new ArrayList<>();
            refused.add(account("DELETE", id, null).status());
            refused.add(account("PUT", id + "/label", "\"vera's\"").status());
            refused.add(
                    account("PUT", id, Admin.json(Admin.typed(type, "4825"))).status());
            refused.add(account("POST", "/credentials", Admin.json(Admin.typed(type, "4825")))
                    .status());
            assertThat(refused).as(type).allMatch(status -> status >= 400 && status < 500);
            assertThat(admin.credentials("olga", type)).containsExactly(olgas);
        }
        assertThat(admin.credentials("vera", "pin")).hasSize(1);
    }

    @Test
    void aLabelIsItsOwnersToChange() {
        String badge = admin.credentials("vera", "badge").get(0).get("id").asText();

        assertThat(account("PUT", "/credentials/" + badge + "/label", "\"Blue card\"")
                        .status())
                .isEqualTo(204);

        assertThat(admin.credentials("vera", "badge").get(0).get("userLabel").asText())
                .isEqualTo("Blue card");
        assertThat(stranger.badge("04DE51BEEF0002").status()).isEqualTo(403);
    }

    private static Answer account(String method, String path, String body) {
        RequestBuilder request = stranger.request(method, "/account" + path)
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Accept", "application/json");
        return stranger.send(
                body == null ? request : request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON)));
    }
}
