package io.github.keycloakkiosk.it.badge;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A badge is one card. Numbers that differ only in their separators are two badges. A UID is one badge, however it is
 * written.
 */
@KioskServer
class BadgeNumbersIT {

    private static final String REALM = "badge-numbers";

    private static Admin admin;
    private static Caller kiosk;
    private static KeycloakServer server;

    @BeforeAll
    static void twoPeopleWithNumbersOfTheSameDigits(KeycloakServer started) {
        server = started;
        kiosk = Caller.atKiosk(server, REALM);
        admin = RealmCopy.create(server, REALM, realm -> {});
        person("nora", "12-3456");
        person("nils", "123-456");
        person("ursula", "04a2b3");
    }

    private static void person(String name, String badge) {
        assertThat(admin.createUser(name, typed("badge", badge), typed("pin", "2580"))
                        .status())
                .isEqualTo(201);
        admin.expect(
                "PUT",
                "/users/" + admin.userId(name),
                Map.of("email", name + "@example.com", "firstName", "N", "lastName", "N"));
        // The PIN was given, so from now on the badge alone opens a session.
        assertThat(kiosk.pin(name, "2580").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "12-3456, nora",
        "123-456, nils",
        "123456, ",
        "12-34-56, ",
        "12 3456, ",
        "04A2B3, ursula",
        "04:a2:b3, ursula",
        "04-A2-b3, ursula",
        "04 a2 b3, ursula",
        "' 04a2b3 ', ursula",
        "04:A2-B3, ",
        "0:4A2B3, ",
        "04a2:b3, ",
    })
    void everyDoorTellsThemApart(String read, String owner) {
        Answer atApi = kiosk.badge(read);
        Answer atTokenEndpoint = kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", read));
        LoginPages atPage = LoginPages.atKiosk(server, REALM);
        atPage.open().badge(read);

        assertThat(atApi.status()).isEqualTo(owner == null ? 401 : 200);
        assertThat(atTokenEndpoint.status()).isEqualTo(owner == null ? 400 : 200);
        assertThat(atPage.isSignedIn()).isEqualTo(owner != null);
        if (owner != null) {
            assertThat(atApi.json().at("/user/username").asText()).isEqualTo(owner);
            assertThat(Jwt.claims(atTokenEndpoint.json().get("access_token").asText())
                            .get("preferred_username")
                            .asText())
                    .isEqualTo(owner);
            assertThat(atPage.claims().get("preferred_username").asText()).isEqualTo(owner);
        }
    }

    @Test
    void theAdminApiGivesEachToOnePerson() {
        assertThat(admin.putCredential("nils", "badge", "12-3456").status()).isEqualTo(409);
        assertThat(admin.putCredential("nora", "badge", "123-456").status()).isEqualTo(409);
        assertThat(admin.putCredential("nora", "badge", "04 A2 B3").status()).isEqualTo(409);
        assertThat(admin.putCredential("nils", "badge", "123-456").status()).isEqualTo(204);
        assertThat(admin.credentials("nils", "badge")).hasSize(1);
    }

    /** Version 1 of the credential data, as an export or a database of the version before holds it. */
    @Test
    void aBadgeOfTheEarlierRuleWorksIfItIsAUidAndIsMarkedWhenItIsUsed() {
        admin.createUser("vince", typed("badge", "04:EE:77"));
        asOfTheEarlierRule("vince");

        assertThat(kiosk.badge("04EE78").status()).isEqualTo(401);
        assertThat(data("vince")).contains("\"version\":1");
        assertThat(kiosk.badge("04-ee-77").json().at("/user/username").asText()).isEqualTo("vince");
        assertThat(data("vince")).contains("\"version\":2,", "\"lastUsed\":");
        assertThat(kiosk.badge("04EE77").status()).isEqualTo(200);
    }

    @Test
    void aBadgeOfTheEarlierRuleIsMarkedThoughItWasUsedToday() {
        admin.createUser("vance", typed("badge", "04EE79"));
        kiosk.badge("04EE79");
        asOfTheEarlierRule("vance");
        assertThat(data("vance")).contains("\"version\":1", "\"lastUsed\":");

        kiosk.badge("04EE79");

        assertThat(data("vance")).contains("\"version\":2,", "\"lastUsed\":");
    }

    private static void asOfTheEarlierRule(String name) {
        JsonNode badge = admin.credentials(name, "badge").get(0);
        String id = badge.get("id").asText();
        admin.expect("DELETE", "/users/" + admin.userId(name) + "/credentials/" + id, null);
        Map<String, String> stored = new HashMap<>(Map.of("type", "badge", "id", id, "secretData", "{}"));
        stored.put("credentialData", data(badge).replace("\"version\":2", "\"version\":1"));
        assertThat(admin.putCredentials(admin.userId(name), stored).status()).isEqualTo(204);
    }

    private static String data(String name) {
        return data(admin.credentials(name, "badge").get(0));
    }

    private static String data(JsonNode badge) {
        return badge.get("credentialData").asText();
    }
}
