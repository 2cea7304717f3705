package io.github.keycloakkiosk.it.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerOptions;
import io.github.keycloakkiosk.it.server.SharesFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A server is started once more, with other options: the log names what is wrong with its realms, before anybody is
 * refused.
 */
@SharesFiles
class StartUpCheckIT {

    private static final String TAB = "org.keycloak.services.ui.extend.UiTabProvider";
    /** An option that the first server did not have. */
    private static final String PROXY =
            "The IP whitelist holds 127.0.0.1/32, and the server option proxy-trusted-addresses says that there are proxies at"
                    + " 127.0.0.1/32";

    private static final String EVERYWHERE =
            "The IP whitelist allows PIN and badge logins from everywhere (IPv4): it holds 0.0.0.0/0";

    private static KeycloakServer again;
    private static String firstLog;

    @BeforeAll
    static void startTwice(@TempDir Path directory) throws Exception {
        String database = "jdbc:h2:file:" + directory.resolve("keycloak") + ";NON_KEYWORDS=VALUE";
        try (KeycloakServer first =
                KeycloakServer.start("StartUpCheckIT-first", options(List.of("--db-url=" + database), List.of()))) {
            realm(first, "quiet", "127.0.0.1", "10.0.0.5");
            realm(first, "open", "0.0.0.0/0");
            RealmCopy.create(first, "named", realm -> {
                realm.withObject("/attributes").put("frontendUrl", "https://login.example");
                // Beside vera, whose phone number and e-mail these are.
                sharing(realm, "13500000003");
                sharing(realm, "sharing-a").putObject("attributes").put("phoneNumber", "13500000003");
                sharing(realm, "sharing-b").putObject("attributes").put("phoneNumber", "7001");
                sharing(realm, "vera@example.com");
            });
            RealmCopy.create(first, "without-kiosks", realm -> {}).set("ip-whitelist");
            realm(first, "unreadable", "127.0.0.1");
            realm(first, "twice", "127.0.0.1");
            RealmCopy.create(first, "bare", realm -> {
                ((ObjectNode) realm.get("components")).remove(TAB);
                realm.remove("users");
            });
            firstLog = Files.readString(first.log());
        }
        try (Connection connection = DriverManager.getConnection(database, "sa", "password");
                Statement statement = connection.createStatement()) {
            String settings = "SELECT ID FROM COMPONENT WHERE PROVIDER_ID = 'kiosk-login' AND REALM_ID ="
                    + " (SELECT ID FROM REALM WHERE NAME = '%s')";
            statement.execute(
                    "UPDATE COMPONENT_CONFIG SET VALUE = 'office' WHERE NAME = 'ip-whitelist' AND COMPONENT_ID"
                            + " IN (" + settings.formatted("unreadable") + ")");
            // The badges as version 1 of the credential data stored them. The demo realm's badges have the mark of
            // version 2.
            statement.execute(
                    "UPDATE CREDENTIAL SET CREDENTIAL_DATA = REPLACE(CREDENTIAL_DATA, '\"version\":2', '\"version\":1')"
                            + " WHERE TYPE = 'badge' AND USER_ID IN (SELECT ID FROM USER_ENTITY WHERE REALM_ID ="
                            + " (SELECT ID FROM REALM WHERE NAME = 'quiet'))");
            statement.execute("INSERT INTO COMPONENT (ID, NAME, PARENT_ID, PROVIDER_ID, PROVIDER_TYPE, REALM_ID)"
                    + " SELECT 'another', NAME, PARENT_ID, PROVIDER_ID, PROVIDER_TYPE, REALM_ID FROM COMPONENT WHERE ID IN ("
                    + settings.formatted("twice") + ")");
        }
        Path imported = Files.writeString(directory.resolve("imported-realm.json"), """
                {"realm": "imported", "enabled": true, "components": {"%s": [{"name": "kiosk-login", "providerId": "kiosk-login",
                 "config": {"ip-whitelist": ["0.0.0.0/0"], "warnings": ["Of another server"]}}]}}""".formatted(TAB));
        again = KeycloakServer.start(
                "StartUpCheckIT",
                options(
                        List.of(
                                "--db-url=" + database,
                                "--proxy-headers=xforwarded",
                                "--proxy-trusted-addresses=127.0.0.1"),
                        List.of(Path.of(System.getProperty("realm.file")), imported)));
    }

    private static ObjectNode sharing(ObjectNode realm, String name) {
        return realm.withArray("users").addObject().put("username", name).put("enabled", true);
    }

    @AfterAll
    static void end() {
        if (again != null) {
            again.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kiosk      | " + PROXY,
                "quiet      | " + PROXY,
                "open       | " + EVERYWHERE,
                "imported   | " + EVERYWHERE,
                "unreadable | no PIN and no badge is good until its settings are: ip-whitelist: \"office\" is not an IP address",
                "named      | 3 users have a login name that another user has too, such as \"sharing-a\", \"vera\", \"vera@example.com\"",
                "twice      | no PIN and no badge is good until its settings are: the realm has 2 kiosk login settings; keep one",
            })
    void theLogNamesRealmAndFault(String realm, String fault) throws Exception {
        String line = "Realm " + realm + ": " + fault;
        awaitLog(line);
        Caller.atKiosk(again, realm).pin("vera", "5937");

        assertThat(Files.readString(again.log()).split(Pattern.quote(line), -1))
                .as("said once")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "quiet, key_in_database",
        "quiet, proxy_headers_untrusted",
        "quiet, whitelist_servers_proxy_whitelisted",
        "open, whitelist_open_to_all",
        "unreadable, settings_unusable",
        "twice, settings_unusable",
        "named, login_name_shared",
        "without-kiosks, whitelist_empty",
    })
    void eachFindingIsOneLineThatEndsInItsCode(String realm, String code) {
        Patience.until(code + " of " + realm, () -> lines(realm, code) > 0);

        assertThat(lines(realm, code)).isOne();
    }

    @Test
    void theCheckNamesTheServersProxyUntilTheWhitelistHasItNoMore() {
        Admin realm = RealmCopy.create(again, "proxied", settings -> {});
        assertThat(codes(realm)).contains("whitelist_servers_proxy_whitelisted");

        realm.set("ip-whitelist", "10.20.0.0/16");

        assertThat(codes(realm)).doesNotContain("whitelist_servers_proxy_whitelisted");
    }

    private static List<String> codes(Admin realm) {
        return realm.get("/kiosk-login/check").get("findings").findValuesAsText("code");
    }

    private static long lines(String realm, String code) {
        return log().lines()
                .filter(line -> line.contains("Realm " + realm + ": ") && line.endsWith("(" + code + ")"))
                .count();
    }

    @Test
    void aRealmThatHasNoSettingsIsNotSpokenOf() throws Exception {
        awaitLog("Realm twice: no PIN");

        assertThat(Files.readString(again.log())).doesNotContain("Realm bare:", "Realm master:");
    }

    /** Without a hostname, the name of any site can become this server's name. A realm with a frontend URL is safe. */
    @Test
    void aServerWithoutANameIsSpokenOfOnce() throws Exception {
        String line = "The server option hostname is not set";
        awaitLog(line);

        assertThat(Files.readString(again.log()).lines().filter(logged -> logged.contains(line)))
                .singleElement()
                .satisfies(logged -> assertThat(logged)
                        .contains("DNS rebinding")
                        .endsWith("each realm that has kiosks: imported, kiosk, open, quiet (hostname_not_set)"));
        assertThat(firstLog).contains(line);
    }

    @Test
    void badgesOfTheEarlierRuleAreCounted() throws Exception {
        awaitLog("of an earlier version");

        assertThat(Files.readString(again.log()).lines().filter(line -> line.contains("of an earlier version")))
                .singleElement()
                .asString()
                .contains("Realm quiet: the login strings of 4 badges were read by the rule of an earlier version.");
        assertThat(firstLog).doesNotContain("of an earlier version");
    }

    @Test
    void savedSettingsAreWarnedOfAtOnceAndWithoutALogin() {
        assertThat(firstLog).contains("Realm open: " + EVERYWHERE).doesNotContain("Realm quiet: The ", PROXY);
    }

    @Test
    void theSettingsSayWhatTheOptionsOfThisServerMean() {
        awaitWarning("quiet", PROXY);
        assertThat(warnings("open")).contains(EVERYWHERE);
        assertThat(warnings("imported")).startsWith(EVERYWHERE).doesNotContain("another server");
    }

    @Test
    void nothingElseInTheSettingsHasChanged() {
        awaitWarning("quiet", PROXY);
        JsonNode config = Admin.of(again, "quiet").settings().get("config");

        assertThat(config.get("ip-whitelist"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("127.0.0.1", "10.0.0.5");
        assertThat(config.at("/session-cap/0").asText()).isEqualTo("3");
        assertThat(Caller.atKiosk(again, "quiet").badge("04DE51BEEF0002").status())
                .isEqualTo(200);
    }

    /** As config-cli and Terraform do again and again. */
    @Test
    void whateverIsSentAsAWarningIsNotKept() {
        Admin admin = Admin.of(again, "quiet");
        awaitWarning("quiet", PROXY);
        ObjectNode before = admin.settings();

        admin.set("warnings", "Nothing to worry about");
        assertThat(warnings("quiet")).isEqualTo(before.at("/config/warnings/0").asText());
        admin.set("warnings");
        assertThat(warnings("quiet")).isEqualTo(before.at("/config/warnings/0").asText());
        assertThat(admin.settings().at("/config/warnings")).hasSize(1);
    }

    @Test
    void aMendedSettingIsNotWarnedOfAnyMore() {
        Admin admin = Admin.of(again, "imported");
        admin.set("trusted-proxies", "10.0.0.9");
        admin.set("ip-whitelist", "10.0.0.5");
        try {
            assertThat(admin.settings().at("/config/warnings").isMissingNode()).isTrue();
        } finally {
            admin.set("ip-whitelist", "0.0.0.0/0");
        }
    }

    private static ServerOptions options(List<String> start, List<Path> realms) {
        List<String> all = new ArrayList<>(start);
        all.addAll(List.of("--db-username=sa", "--db-password=password"));
        return new ServerOptions(List.of(), all, Map.of(), realms, List.of());
    }

    private static void realm(KeycloakServer server, String name, String... whitelist) {
        Admin admin = RealmCopy.create(server, name, realm -> {});
        admin.set("ip-whitelist", whitelist);
    }

    private static String warnings(String realm) {
        return Admin.of(again, realm).settings().at("/config/warnings/0").asText();
    }

    /** The check runs in parallel with the start, so no start waits for it. */
    private static void awaitWarning(String realm, String words) {
        Patience.until(words, () -> warnings(realm).contains(words));
    }

    private static void awaitLog(String words) {
        Patience.until(words, () -> log().contains(words));
    }

    private static String log() {
        try {
            return Files.readString(again.log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
