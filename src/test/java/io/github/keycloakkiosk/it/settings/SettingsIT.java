package io.github.keycloakkiosk.it.settings;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings component over the admin API, on a server without the experimental tab: it must work by REST alone. */
@KioskServer
class SettingsIT {

    private static final String REALM = "settings";
    private static final String TAB = "org.keycloak.services.ui.extend.UiTabProvider";
    private static final String MASK = "**********";
    private static final String GOOD_KEY = "YSBnb29kIGtleSBpcyBsb25nIGFuZCBrbm93biB0byBub2JvZHk=";

    private static Admin admin;

    private Caller kiosk;
    private Caller stranger;

    @BeforeAll
    static void ownRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void callers(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
        stranger = Caller.stranger(server, REALM);
    }

    @Test
    void thisServerHasNoTab(KeycloakServer server) {
        JsonNode info = Admin.serverInfo(server);

        assertThat(info.get("features"))
                .filteredOn(feature -> feature.get("name").asText().equals("DECLARATIVE_UI"))
                .singleElement()
                .satisfies(feature ->
                        assertThat(feature.get("enabled").asBoolean()).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ip-whitelist          | 10.0.0.5/8      | ip-whitelist: 10.0.0.5/8 has host bits set; write 10.0.0.0/8 or 10.0.0.5/32",
                "ip-whitelist          | office          | ip-whitelist: \"office\" is not",
                "ip-whitelist          | 10.0.0.0/33     | ip-whitelist: \"10.0.0.0/33\" has a prefix that is too long: it goes up to /32 here",
                "ip-whitelist          | it's {0} {junk} | ip-whitelist: \"it's {0} {junk}\" is not",
                "api-client            | nobodys         | api-client: the realm has no client \"nobodys\"; make the client first",
                "ip-whitelist          | 10.0.0.0/8,*    | ip-whitelist: \"*\" is not",
                "trusted-proxies       | 10.0.0.9/31     | trusted-proxies: 10.0.0.9/31 has host bits set; write 10.0.0.8/31 or 10.0.0.9/32",
                "trusted-proxies       | ''{}''          | trusted-proxies: \"''{}''\" is not",
                "session-cap           | -1              | session-cap: \"-1\" is not a whole number from 0 to 100000",
                "session-cap           | three           | session-cap: \"three\" is not a whole number from 0 to 100000",
                "session-cap           | {0}'s           | session-cap: \"{0}'s\" is not a whole number from 0 to 100000",
                "session-cap           | 3,4             | session-cap: it has 2 values; write one",
                "session-caps-by-power | 50              | session-caps-by-power: \"50\" is not power=cap; write for example 50=2",
                "session-caps-by-power | 101=1           | session-caps-by-power: \"101=1\" is not power=cap; write for example 50=2",
                "session-caps-by-power | 50=2,50=3       | session-caps-by-power: power 50 has two caps; write one",
                "session-cap-offline   | Count           | session-cap-offline: \"Count\" is none of ignore, count",
                "pin-min-length        | 3               | pin-min-length: \"3\" is not a whole number from 4 to 12",
                "pin-max-length        | 13              | pin-max-length: \"13\" is not a whole number from 4 to 12",
                "pin-min-length        | 4,5             | pin-min-length: it has 2 values; write one",
                "api-client            | one,two         | api-client: it has 2 values; write one",
                "namespace             | one,two         | namespace: it has 2 values; write one",
                "secret-key            | c2hvcnQ=        | secret-key: it has 40 bits; at least 256 are needed; give at least 32 random bytes in Base64, or leave it out",
                "secret-key            | not a key       | secret-key: it is not Base64; give at least 32 random bytes in Base64, or leave it out",
                "secret-key            | ${vault.nowhere} | secret-key: ${vault.nowhere} is not in the server's vault",
                "earlier-keys          | no-key!         | earlier-keys: it is not Base64; give at least 32 random bytes in Base64, or leave it out",
                "earlier-keys          | ********** YSBnb29kIGtleSBpcyBsb25nIGFuZCBrbm93biB0byBub2JvZHk= | earlier-keys: it is the mask",
                "earlier-keys          | ${vault.nowhere} | earlier-keys: ${vault.nowhere} is not in the server's vault",
                "earlier-keys          | ${vault.a} YSBnb29kIGtleSBpcyBsb25nIGFuZCBrbm93biB0byBub2JvZHk= ${vault.b} | earlier-keys: write the vault references behind the keys",
                "earlier-keys          | YSBnb29kIGtleSBpcyBsb25nIGFuZCBrbm93biB0byBub2JvZHk= YSBnb29kIGtleSBpcyBsb25nIGFuZCBrbm93biB0byBub2JvZHk= | earlier-keys: a key is there twice, or is the secret key itself; leave it out",
            })
    void aBadValueIsRefusedAndTheAnswerNamesIt(String setting, String values, String reason) {
        JsonNode before = admin.settings();

        Answer answer = admin.saveSetting(setting, values.split(","));

        assertRefused(answer, reason);
        assertThat(admin.settings()).isEqualTo(before);
        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
    }

    @Test
    void theShortestPinMayNotBeLongerThanTheLongest() {
        ObjectNode settings = admin.settings();
        ObjectNode config = (ObjectNode) settings.get("config");
        config.putArray("pin-min-length").add("8");
        config.putArray("pin-max-length").add("6");

        assertRefused(save(settings), "pin-max-length: \"6\" is not a whole number from 8 to 12");
    }

    /** The admin API writes into the cached component before it asks us. When we refuse, that change must be undone. */
    @RepeatedTest(5)
    void aRefusedUpdateIsNotInForce() {
        assertThat(stranger.pin("vera", "5937").status()).isEqualTo(403);
        ObjectNode settings = admin.settings();
        JsonNode before = settings.deepCopy();
        ObjectNode config = (ObjectNode) settings.get("config");
        config.putArray("ip-whitelist").add("0.0.0.0/0").add("::/0");
        config.putArray("secret-key").add(GOOD_KEY);
        config.putArray("session-cap").add("-1");

        assertThat(save(settings).status()).isEqualTo(400);

        assertThat(stranger.pin("vera", "5937").status()).isEqualTo(403);
        assertThat(stranger.badge("04DE51BEEF0002").status()).isEqualTo(403);
        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
        assertThat(admin.settings()).isEqualTo(before);
    }

    @Test
    void anUpdateIsInForceAtOnce() {
        admin.set("ip-whitelist", "127.0.0.2");
        try {
            assertThat(stranger.pin("vera", "5937").status()).isEqualTo(200);
            assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(403);
        } finally {
            admin.set("ip-whitelist", "127.0.0.1/32", "::1/128");
        }
        assertThat(stranger.pin("vera", "5937").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "secret-key, [\"**********\"]",
        "secret-key, []",
        "secret-key, [\"\"]",
        "namespace, []",
        "namespace, [\" \"]"
    })
    void aKeyAndANamespaceThatAnUpdateDoesNotGiveStay(String setting, String value, KeycloakServer server)
            throws Exception {
        ObjectNode settings = admin.settings();
        String namespace = settings.at("/config/namespace/0").asText();
        ((ObjectNode) settings.get("config")).set(setting, Admin.parse(value));

        assertThat(save(settings).status()).isEqualTo(204);

        assertThat(admin.settings().at("/config/secret-key/0").asText()).isEqualTo(MASK);
        assertThat(admin.settings().at("/config/namespace/0").asText()).isEqualTo(namespace);
        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"secret-key", "namespace"})
    void aKeyOrNamespaceThatIsNotMentionedStays(String setting) {
        ObjectNode settings = admin.settings();
        ((ObjectNode) settings.get("config")).remove(setting);

        assertThat(save(settings).status()).isEqualTo(204);

        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    @Test
    void settingsMadeWithoutAKeyGetOne(KeycloakServer server) {
        Admin fresh = RealmCopy.create(server, "fresh-settings", realm -> {
            ((ObjectNode) realm.get("components")).remove(TAB);
            realm.remove("users");
        });
        Caller caller = Caller.atKiosk(server, "fresh-settings");
        Answer tooEarly = fresh.createUser("early", typed("pin", "2580"));
        assertThat(tooEarly.status()).isEqualTo(400);
        assertThat(tooEarly.json().get("errorMessage").asText())
                .isEqualTo("No PIN can be stored: the realm has no kiosk login settings");
        assertThat(caller.badge("04AA01").status()).isEqualTo(403);

        fresh.expect("POST", "/components", component(Map.of("ip-whitelist", List.of("127.0.0.1"))));

        assertThat(fresh.settings().at("/config/secret-key/0").asText()).isEqualTo(MASK);
        assertThat(fresh.settings().at("/config/namespace/0").asText()).matches("[0-9a-f-]{36}");
        assertThat(fresh.createUser("late", typed("pin", "2580"), typed("badge", "04AA01"))
                        .status())
                .isEqualTo(201);
        assertThat(caller.pin("late", "2580").status()).isEqualTo(200);
        assertThat(caller.badge("04AA01").status()).isEqualTo(200);
    }

    @Test
    void aSecondOneIsRefusedWhateverItsParent() {
        Map<String, Object> second = component(Map.of("ip-whitelist", List.of("0.0.0.0/0")));
        Map<String, Object> elsewhere = new HashMap<>(second);
        elsewhere.put("parentId", "somewhere else");

        for (Map<String, Object> one : List.of(second, elsewhere)) {
            assertRefused(
                    admin.send("POST", "/components", one), "The realm has kiosk login settings already; change those");
        }
        assertThat(stranger.pin("vera", "5937").status()).isEqualTo(403);
        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
    }

    /** As a variable that is not set leaves them in a realm file. */
    @Test
    void blankEntriesAreNoEntries(KeycloakServer server) throws Exception {
        ObjectNode settings = admin.settings();
        ObjectNode config = (ObjectNode) settings.get("config");
        // Keycloak reads a list that begins with a blank as the wish to remove all of it.
        config.withArray("ip-whitelist").add("").add(" ");
        config.putArray("trusted-proxies").add("");
        config.putArray("session-cap").add("3").add(" ");
        config.putArray("secret-key").add(MASK).add("");

        assertThat(save(settings).status()).isEqualTo(204);

        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
        assertThat(stranger.badge("04DE51BEEF0002").status()).isEqualTo(403);
        JsonNode imported = Admin.parse("""
                [{"name": "kiosk-login", "providerId": "kiosk-login", "config":
                  {"ip-whitelist": ["", "127.0.0.1"], "trusted-proxies": [""], "api-client": [" "]}}]
                """);
        assertThat(create(server, "blank-entries", imported).status()).isEqualTo(201);
        Admin there = Admin.of(server, "blank-entries");
        there.createUser("late", typed("badge", "04AA02"));
        assertThat(Caller.atKiosk(server, "blank-entries").badge("04AA02").status())
                .isEqualTo(200);
    }

    /** An update is not among these: Keycloak leaves such a property out before anybody else sees it. */
    @Test
    void aPropertyThatDoesNotExistIsRefusedWhenSettingsAreMade(KeycloakServer server) throws Exception {
        Admin bare = RealmCopy.create(server, "misspelt", realm -> {
            ((ObjectNode) realm.get("components")).remove(TAB);
            realm.remove("users");
        });

        for (String key : List.of("ip-whitlist", "{0}'s")) {
            String reason = "\"" + key + "\": there is no such setting";
            assertRefused(bare.send("POST", "/components", component(Map.of(key, List.of("127.0.0.1")))), reason);
            JsonNode imported = Admin.parse("""
                    [{"name": "kiosk-login", "providerId": "kiosk-login", "config": {"%s": ["127.0.0.1"]}}]
                    """.formatted(key));
            assertRefused(create(server, "misspelt-import", imported), reason);
        }
    }

    @Test
    void theyHaveTheirNameAndTheRealmAsParent(KeycloakServer server) {
        Admin fresh = RealmCopy.create(server, "named-settings", realm -> {
            ((ObjectNode) realm.get("components")).remove(TAB);
            realm.remove("users");
        });
        Map<String, Object> settings = new HashMap<>(component(Map.of("ip-whitelist", List.of("127.0.0.1"))));
        settings.remove("name");
        settings.put("parentId", "named-settings");
        String id = fresh.get("").get("id").asText();
        assertRefused(
                fresh.send("POST", "/components", settings),
                "parentId: write the realm's id, " + id + ", or leave it out");

        settings.put("parentId", id);
        fresh.expect("POST", "/components", settings);

        assertThat(fresh.settings().get("name").asText()).isEqualTo("kiosk-login");
        assertThat(fresh.settings().get("parentId").asText()).isEqualTo(id);
    }

    /** As an earlier version could store it; the console sends back what it was given. */
    @Test
    void aClientThatIsGoneDoesNotKeepAnAdminFromTheOtherSettings(KeycloakServer server) {
        Admin gone = RealmCopy.create(server, "client-gone", realm -> {});
        gone.expect("POST", "/clients", Map.of("clientId", "till"));
        gone.set("api-client", "till");
        String id = gone.get("/clients?clientId=till").get(0).get("id").asText();
        gone.expect("DELETE", "/clients/" + id, null);

        gone.set("ip-whitelist", "127.0.0.2");

        assertThat(Caller.atKiosk(server, "client-gone").badge("04DE51BEEF0002").status())
                .isEqualTo(403);
    }

    @Test
    void theMaskIsNoKeyWhenSettingsAreMade(KeycloakServer server) {
        Admin masked = RealmCopy.create(server, "masked-settings", realm -> {
            ((ObjectNode) realm.get("components")).remove(TAB);
            realm.remove("users");
        });

        assertRefused(
                masked.send("POST", "/components", component(Map.of("secret-key", List.of(MASK)))),
                "secret-key: it is the mask that the admin console and partial exports show instead of a key");
    }

    @Test
    void aPartialExportWithItsMaskIsNotImportedAndTheAnswerSaysWhy(KeycloakServer server) {
        JsonNode exported = admin.expect("POST", "/partial-export?exportClients=true", null)
                .json()
                .at("/components/" + TAB);
        assertThat(exported.at("/0/config/secret-key/0").asText()).isEqualTo(MASK);

        Answer refused = create(server, "partially-imported", exported);

        assertRefused(
                refused, "secret-key: it is the mask that the admin console and partial exports show instead of a key");
        assertThat(Admin.of(server, "partially-imported").send("GET", "", null).status())
                .isEqualTo(404);
    }

    @Test
    void twoOfThemAreNotImported(KeycloakServer server) throws Exception {
        assertRefused(
                create(server, "twice", Admin.parse("""
                        [{"name": "one", "providerId": "kiosk-login", "config": {}},
                         {"name": "two", "providerId": "kiosk-login", "config": {}}]
                        """)), "The realm has kiosk login settings already; change those");
    }

    @Test
    void settingsThatAreMadeAnewKnowNoOldSecretsAndTakeNewOnes(KeycloakServer server) {
        Admin again = RealmCopy.create(server, "settings-again", realm -> {});
        Caller caller = Caller.atKiosk(server, "settings-again");
        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(200);

        String path = "/components/" + again.settings().get("id").asText();
        for (String unmeant : List.of("", "?credentials=", "?credentials=delete", "?keep")) {
            Answer refused = again.send("DELETE", path + unmeant, null);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("errorMessage").asText()).contains("add ?credentials=keep to the request");
        }
        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(200);
        again.deleteSettings();
        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(403);
        assertThat(caller.password("vera", "vera-secret").status()).isEqualTo(503);
        again.expect("POST", "/components", component(Map.of("ip-whitelist", List.of("127.0.0.1"))));

        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(401);
        assertThat(caller.pin("vera", "5937").status()).isEqualTo(401);
        assertThat(caller.password("vera", "vera-secret").status()).isEqualTo(200);
        assertThat(again.putCredential("vera", "badge", "04DE51BEEF0002").status())
                .isEqualTo(204);
        assertThat(again.putCredential("vera", "pin", "5937").status()).isEqualTo(204);
        assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(200);
        assertThat(caller.pin("vera", "5937").status()).isEqualTo(200);
    }

    @Test
    void settingsWithoutPinsAndBadgesAreDeletedAsAnyComponentAndARealmWithThemToo(KeycloakServer server) {
        Admin empty = RealmCopy.create(server, "nobody-there-yet", realm -> realm.remove("users"));

        empty.expect("DELETE", "/components/" + empty.settings().get("id").asText(), null);

        Admin full = RealmCopy.create(server, "realm-goes", realm -> {});
        full.expect("DELETE", "", null);
        assertThat(full.send("GET", "", null).status()).isEqualTo(404);
    }

    private static Answer create(KeycloakServer server, String name, JsonNode settings) {
        return RealmCopy.send(server, name, realm -> {
            ((ObjectNode) realm.get("components")).set(TAB, settings);
            realm.remove("users");
        });
    }

    private static Map<String, Object> component(Map<String, List<String>> config) {
        return Map.of("name", "kiosk-login", "providerId", "kiosk-login", "providerType", TAB, "config", config);
    }

    private static Answer save(ObjectNode settings) {
        return admin.send("PUT", "/components/" + settings.get("id").asText(), settings);
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("errorMessage").asText()).startsWith(reason);
    }
}
