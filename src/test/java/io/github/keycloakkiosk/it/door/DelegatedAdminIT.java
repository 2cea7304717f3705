package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Admins with every role except {@code manage-realm}. They read no PIN, no badge and no key, and write no settings and no
 * flows. An admin who manages users can give a PIN, but cannot find one out.
 */
@KioskServer
class DelegatedAdminIT {

    private static final String REALM = "delegates";
    private static final String KEY = "dGhpcyBrZXkgaXMgb25seSBmb3IgdGhlIGFkbWluIHdobyBzZXQgaXQ=";
    private static final String PIN = "90817263";
    private static final String BADGE = "04FACADE90817263";
    private static final List<String> SECRETS = List.of(KEY, PIN, BADGE, "facade", "secretData");

    private static Admin admin;
    private static Admin userManager;
    private static String user;
    private static String settings;

    @BeforeAll
    static void aRealmWithTracesOfThemAll(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("secret-key", KEY);
        assertThat(admin.createUser("holder", Admin.typed("pin", PIN), Admin.typed("badge", BADGE))
                        .status())
                .isEqualTo(201);
        user = "/users/" + admin.userId("holder");
        settings = "/components/" + admin.settings().get("id").asText();
        admin.expect("PUT", user, Map.of("credentials", List.of(Admin.typed("pin", PIN))));
        for (Caller caller : List.of(Caller.atKiosk(server, REALM), Caller.stranger(server, REALM))) {
            caller.pin("holder", PIN);
            caller.pin("olga", PIN);
            caller.badge(BADGE);
        }
        userManager = admin.delegate("user-manager", "manage-users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "view-realm",
                "view-users",
                "query-users",
                "manage-users",
                "view-clients",
                "manage-clients",
                "view-events",
                "manage-events",
                "impersonation",
                "view-identity-providers",
                "manage-identity-providers",
                "manage-authorization",
                "create-client",
            })
    void noneReadsASecretOrWritesASetting(String role) {
        Admin delegate = admin.delegate("has-" + role, role);
        int read = 0;
        for (String path : List.of(
                "",
                "/components",
                "/components?type=org.keycloak.services.ui.extend.UiTabProvider",
                settings,
                "/users?briefRepresentation=false",
                user,
                user + "/credentials",
                user + "/sessions",
                "/events?max=1000",
                "/admin-events?max=1000",
                "/clients",
                "/authentication/flows",
                "/authentication/flows/kiosk%20browser/executions",
                "/keys",
                "/ui-ext/brute-force-user?search=holder",
                "/ui-ext/sessions")) {
            Answer answer = delegate.send("GET", path, null);
            assertThat(answer.status()).as(path).isIn(200, 403);
            SECRETS.forEach(secret -> assertThat(answer.body()).as(path).doesNotContainIgnoringCase(secret));
            read += answer.status() == 200 ? 1 : 0;
        }
        assertThat(read).isGreaterThanOrEqualTo(role.equals("impersonation") ? 0 : 1);

        assertThat(delegate.send("PUT", settings, admin.get(settings)).status()).isEqualTo(403);
        assertThat(delegate.send("DELETE", settings, null).status()).isEqualTo(403);
        assertThat(delegate.send("POST", "/components", admin.get(settings)).status())
                .isEqualTo(403);
        assertThat(delegate.send("POST", "/partial-export", null).status()).isEqualTo(403);
        assertThat(delegate.send("POST", "/partialImport", Map.of("users", List.of()))
                        .status())
                .isEqualTo(403);
        JsonNode step =
                admin.get("/authentication/flows/kiosk%20browser/executions").get(0);
        assertThat(delegate.send("PUT", "/authentication/flows/kiosk%20browser/executions", step)
                        .status())
                .isEqualTo(403);
    }

    /**
     * Two entries: the first is a PIN. Keycloak skips the second if the user still has the PIN of its id, and refuses it
     * otherwise. If the first were compared before both are stored, the answer would tell whether it was right, and nothing
     * would have changed.
     */
    @Test
    void anAdminOfUsersCannotTryPins() {
        JsonNode before = admin.credentials("holder", "pin").get(0);
        Map<String, String> refused = new HashMap<>(Admin.typed("pin", "no PIN"));
        Map<String, String> skipped = new HashMap<>(refused);
        skipped.put("id", before.get("id").asText());
        Map<String, String> taken = Admin.typed("badge", "04DE51BEEF0077");
        assertThat(admin.createUser("has-it", taken).status()).isEqualTo(201);

        for (Map<String, String> second : List.of(refused, taken)) {
            Answer right = put(Admin.typed("pin", PIN), second);
            Answer wrong = put(Admin.typed("pin", "5551212"), second);
            assertThat(wrong.status()).isIn(400, 409).isEqualTo(right.status());
            assertThat(wrong.body()).isEqualTo(right.body());
            assertThat(admin.credentials("holder", "pin")).containsExactly(before);
        }
        assertThat(put(Admin.typed("pin", PIN), skipped).status()).isEqualTo(204);
        assertThat(admin.credentials("holder", "pin")).containsExactly(before);

        // A try changes the PIN: its holder notices, and the admin events show it.
        assertThat(put(Admin.typed("pin", "5551212"), skipped).status()).isEqualTo(204);
        assertThat(admin.credentials("holder", "pin"))
                .hasSize(1)
                .allMatch(pin -> !pin.get("id").equals(before.get("id")));
        assertThat(put(Admin.typed("pin", PIN)).status()).isEqualTo(204);
    }

    /** As with a password: Keycloak lets these admins reset the passwords of realm admins too. */
    @Test
    void anAdminOfUsersMayGiveAPinWhereResettingThePasswordIsAllowed(KeycloakServer server) {
        admin.delegate("realm-manager", "manage-realm");
        String other = "/users/" + admin.userId("realm-manager");

        Answer password = userManager.send(
                "PUT", other + "/reset-password", Map.of("type", "password", "value", "another", "temporary", false));
        Answer pin = userManager.send("PUT", other, Map.of("credentials", List.of(Admin.typed("pin", "4825"))));

        assertThat(pin.status()).isEqualTo(password.status());
        assertThat(Caller.stranger(server, REALM).pin("realm-manager", "4825").status())
                .isEqualTo(403);
    }

    private static Answer put(Map<?, ?>... credentials) {
        return userManager.send("PUT", user, Map.of("credentials", List.of(credentials)));
    }
}
