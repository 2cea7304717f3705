package io.github.keycloakkiosk.it.secret;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin can read that PINs, badges and the key exist, and no more. */
@KioskServer
class SecretsStaySecretIT {

    private static final String REALM = "secrets";
    private static final String KEY = "dGhpcyBrZXkgaXMgb25seSBmb3IgdGhlIGFkbWluIHdobyBzZXQgaXQ=";
    private static final String PIN = "90817263";
    private static final String BADGE = "04FACADE90817263";
    private static final List<String> SECRETS = List.of(KEY, PIN, BADGE, "facade");

    private static Admin admin;

    @BeforeAll
    static void aUserWithBoth(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("secret-key", KEY);
        assertThat(admin.createUser("holder", typed("pin", PIN), typed("badge", BADGE))
                        .status())
                .isEqualTo(201);
        assertThat(admin.putCredential("holder", "pin", PIN).status()).isEqualTo(204);
        assertThat(admin.putCredential("holder", "badge", BADGE).status()).isEqualTo(204);
        Caller kiosk = Caller.atKiosk(server, REALM);
        assertThat(kiosk.pin("holder", PIN).status()).isEqualTo(200);
        assertThat(kiosk.badge(BADGE).status()).isEqualTo(200);
        // Refused logins too: an event of a failure says more.
        Caller stranger = Caller.stranger(server, REALM);
        assertThat(stranger.pin("holder", PIN).status()).isEqualTo(403);
        assertThat(stranger.badge(BADGE).status()).isEqualTo(403);
        assertThat(kiosk.pin("olga", PIN).status()).isEqualTo(401);
    }

    @Test
    void aUserAndTheirCredentials() {
        String user = admin.userId("holder");

        assertSilent(admin.get("/users/" + user), "\"username\":\"holder\"");
        assertSilent(admin.get("/users/" + user + "?userProfileMetadata=true"), "\"username\":\"holder\"");
        assertSilent(admin.get("/users?username=holder&briefRepresentation=false"), "\"username\":\"holder\"");
        JsonNode credentials = admin.get("/users/" + user + "/credentials");
        assertSilent(credentials, "\"type\":\"pin\"", "\"type\":\"badge\"");
        assertThat(credentials)
                .allSatisfy(one ->
                        assertThat(one.has("secretData") || one.has("value")).isFalse());
    }

    @Test
    void events() {
        assertSilent(
                admin.get("/events?max=1000"), "LOGIN_ERROR", "\"auth_method\":\"badge\"", "\"auth_method\":\"pin\"");
        assertSilent(
                admin.get("/admin-events?max=1000"), "\"resourceType\":\"USER\"", "\\\"username\\\":\\\"holder\\\"");
        assertSilent(admin.get("/admin-events?max=1000&resourceTypes=COMPONENT"), "ip-whitelist");
    }

    @Test
    void settingsAndExports() {
        assertSilent(admin.settings(), "\"secret-key\":[\"**********\"]");
        assertSilent(admin.get("/components"), "\"secret-key\":[\"**********\"]");
        assertSilent(
                admin.expect("POST", "/partial-export?exportClients=true&exportGroupsAndRoles=true", null)
                        .json(),
                "\"secret-key\":[\"**********\"]");
    }

    /** These words show that the test looked at the right page. */
    private static void assertSilent(JsonNode answer, String... words) {
        assertThat(answer.toString()).contains(words);
        SECRETS.forEach(secret -> assertThat(answer.toString()).doesNotContainIgnoringCase(secret));
    }
}
