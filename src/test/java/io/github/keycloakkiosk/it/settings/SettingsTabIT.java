package io.github.keycloakkiosk.it.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * With the feature {@code declarative-ui}: the data from which the admin console makes the settings' tab. The console reads
 * {@code componentTypes} of the server info (in its {@code RoutableTabs}).
 */
@ServerBelowAPath
class SettingsTabIT {

    private static final String TAB = "org.keycloak.services.ui.extend.UiTabProvider";

    @Test
    void theConsoleHearsOfTheTabAndItsFields(KeycloakServer server) {
        JsonNode info = Admin.serverInfo(server);

        assertThat(feature(info)).isTrue();
        JsonNode tab = info.at("/componentTypes/" + TAB + "/0");
        assertThat(tab.get("id").asText()).isEqualTo("kiosk-login");
        assertThat(tab.get("helpText").asText()).isNotBlank();
        assertThat(tab.at("/metadata/path").asText()).isEqualTo("/:realm/realm-settings/:tab?");
        assertThat(tab.at("/metadata/params/tab").asText()).isEqualTo("kiosk-login");
        assertThat(tab.get("properties"))
                .extracting(
                        one -> one.get("name").asText(),
                        one -> one.get("label").asText(),
                        one -> one.get("type").asText(),
                        one -> one.path("defaultValue").asText(null),
                        one -> one.get("secret").asBoolean())
                .containsExactly(
                        tuple("warnings", "Warnings", "Text", null, false),
                        tuple("ip-whitelist", "IP whitelist", "MultivaluedString", null, false),
                        tuple("trusted-proxies", "Trusted proxies", "MultivaluedString", null, false),
                        tuple("session-cap", "Sessions per user", "Integer", "3", false),
                        tuple("session-caps-by-power", "Sessions by power level", "MultivaluedString", null, false),
                        tuple("session-cap-offline", "Offline sessions", "List", "ignore", false),
                        tuple("kiosk-session-idle-minutes", "Idle minutes of kiosk sessions", "Integer", "0", false),
                        tuple("kiosk-session-max-minutes", "Longest minutes of kiosk sessions", "Integer", "0", false),
                        tuple("pin-min-length", "Shortest PIN", "Integer", "4", false),
                        tuple("pin-max-length", "Longest PIN", "Integer", "12", false),
                        tuple("pin-history", "PINs not to be used again", "Integer", "3", false),
                        tuple("pin-max-age-days", "Days until a PIN expires", "Integer", "0", false),
                        tuple("pin-guessable", "Guessable PINs", "boolean", "false", false),
                        tuple("pin-attempts", "Wrong PINs before a wait", "Integer", "5", false),
                        tuple("pin-wait-seconds", "First wait in seconds", "Integer", "60", false),
                        tuple("pin-longest-wait-seconds", "Longest wait in seconds", "Integer", "3600", false),
                        tuple("address-attempts", "Wrong PINs and badges per address", "Integer", "60", false),
                        tuple(
                                "address-attempts-by-block",
                                "Wrong PINs and badges per address, by block",
                                "MultivaluedString",
                                null,
                                false),
                        tuple("login-names", "Login names", "String", "username, email, phoneNumber", false),
                        tuple("api-client", "Client of the login API", "String", "kiosk-api", false),
                        tuple("registration", "Registration by the login API", "boolean", "false", false),
                        tuple("registration-limit", "Registrations per address", "Integer", "60", false),
                        tuple("idle-seconds", "Seconds until a page starts again", "Integer", "60", false),
                        tuple("reader-prefix", "Readers: prefix", "String", null, false),
                        tuple("reader-suffix", "Readers: suffix", "String", null, false),
                        tuple("reader-number", "Readers: number", "List", "as-read", false),
                        tuple("secret-key", "Secret key", "Password", null, true),
                        tuple("earlier-keys", "Earlier keys", "Password", null, true),
                        tuple("namespace", "Namespace", "String", null, false),
                        tuple("badges-per-user", "Badges per user", "Integer", "5", false),
                        tuple("badge-desk-groups", "Badge desk: groups", "MultivaluedString", null, false));
        assertThat(tab.get("properties"))
                .allSatisfy(one -> assertThat(one.get("helpText").asText()).isNotBlank());
    }

    @Test
    void settingsOfTheTabAreCheckedAndInForceAsAlways(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "tab", realm -> {});

        assertThat(admin.saveSetting("session-cap", "-1").status()).isEqualTo(400);
        admin.set("ip-whitelist", "127.0.0.2");

        assertThat(Caller.atKiosk(server, "tab").pin("vera", "5937").status()).isEqualTo(403);
        assertThat(Caller.stranger(server, "tab").pin("vera", "5937").status()).isEqualTo(200);
    }

    /**
     * The console's {@code PageHandler} also sends the page's own parameters, the realm's id as parent, and single values.
     */
    @Test
    void settingsAsTheConsoleSendsThemAreTaken(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "tab-first-time", realm -> {
            ((ObjectNode) realm.get("components")).remove(TAB);
            realm.remove("users");
        });
        Map<String, List<String>> config = new HashMap<>();
        config.put("realm", List.of("tab-first-time"));
        config.put("tab", List.of("kiosk-login"));
        config.put("ip-whitelist", List.of("127.0.0.1"));
        config.put("trusted-proxies", List.of());
        config.put("session-cap", List.of("3"));
        config.put("secret-key", List.of(""));

        admin.expect(
                "POST",
                "/components",
                Map.of(
                        "providerId",
                        "kiosk-login",
                        "providerType",
                        TAB,
                        "parentId",
                        admin.get("").get("id").asText(),
                        "config",
                        config));

        assertThat(admin.settings().at("/config/secret-key/0").asText()).isEqualTo("**********");
        assertThat(admin.createUser("holder", Admin.typed("badge", "04AC01")).status())
                .isEqualTo(201);
        assertThat(Caller.atKiosk(server, "tab-first-time").badge("04AC01").status())
                .isEqualTo(200);
    }

    private static boolean feature(JsonNode info) {
        for (JsonNode feature : info.get("features")) {
            if (feature.get("name").asText().equals("DECLARATIVE_UI")) {
                return feature.get("enabled").asBoolean();
            }
        }
        throw new AssertionError("no such feature: " + info.get("features"));
    }
}
