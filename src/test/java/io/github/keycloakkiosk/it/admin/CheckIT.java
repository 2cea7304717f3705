package io.github.keycloakkiosk.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each mistake that an admin can make is named by the check, and no more when it is mended. The server reads forwarding headers,
 * and has no hostname. What depends on the server's options alone is made and mended where a server has them:
 * {@code whitelist_servers_proxy_whitelisted} in {@code StartUpCheckIT}, {@code whitelist_proxy_protocol_untrusted} in
 * {@code ProxiesIT}. {@code store_not_proven} and {@code jar_twice} are made in {@code LyingStoreIT}, on a server that cannot be mended
 * while it runs; that they are not here is their mend.
 */
@ServerBelowAPath
class CheckIT {

    private static final String CHECK = "/kiosk-login/check";
    private static final String BADGE = "04DE51BEEF0C09";

    private static Admin admin;

    @BeforeAll
    static void aRightRealm(KeycloakServer server) {
        SentSecrets.add(Mistakes.KEY);
        admin = RealmCopy.create(server, "check", realm -> {
            realm.withObject("/attributes").put("frontendUrl", "https://login.example");
            ObjectNode settings =
                    (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
            settings.putArray("ip-whitelist").add("10.20.0.0/16");
            settings.putArray("trusted-proxies").add("10.0.0.9");
            settings.putArray("secret-key").add(Mistakes.KEY);
        });
    }

    static Stream<Mistake> mistakes() {
        return Mistakes.all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeIsNamedUntilItIsMended(Mistake mistake) {
        Runnable mend = mistake.make().apply(admin);
        List<JsonNode> found;
        try {
            found = findings(admin);
        } finally {
            mend.run();
        }

        assertThat(found)
                .filteredOn(finding -> finding.get("code").asText().equals(mistake.code()))
                .anySatisfy(finding -> {
                    assertThat(finding.get("problem").asText()).contains(mistake.words());
                    assertThat(finding.get("severity").asText()).isEqualTo(mistake.severity());
                    assertThat(List.of("problem", "hits", "remedy"))
                            .allSatisfy(text -> assertThat(finding.get(text).asText())
                                    .isNotBlank()
                                    .doesNotEndWith("."));
                });
        assertThat(codes(findings(admin))).containsExactly("key_in_database");
    }

    private static List<JsonNode> findings(Admin admin) {
        List<JsonNode> findings = new ArrayList<>();
        admin.get(CHECK).get("findings").forEach(findings::add);
        return findings;
    }

    private static TreeSet<String> codes(List<JsonNode> findings) {
        TreeSet<String> codes = new TreeSet<>();
        findings.forEach(finding -> codes.add(finding.get("code").asText()));
        return codes;
    }

    /** The key lies in the database, no hostname is set, and on this server a proxy may be on the whitelisted machine itself. */
    @Test
    void theDemoRealmHasNoError(KeycloakServer server) {
        List<JsonNode> findings = findings(RealmCopy.create(server, "check-demo", realm -> {}));

        assertThat(codes(findings))
                .containsExactly(
                        "hostname_not_set",
                        "key_in_database",
                        "proxy_headers_untrusted",
                        "whitelist_this_machine_whitelisted");
        assertThat(findings)
                .noneMatch(finding -> finding.get("severity").asText().equals("error"));
    }

    @Test
    void theWorstComesFirst(KeycloakServer server) {
        Admin bad = RealmCopy.create(server, "check-bad", realm -> realm.put("bruteForceProtected", true));
        bad.set("ip-whitelist");

        assertThat(findings(bad))
                .extracting(finding -> finding.get("severity").asText())
                .isSortedAccordingTo(
                        (one, other) -> List.of("error", "warning", "info").indexOf(one)
                                - List.of("error", "warning", "info").indexOf(other))
                .startsWith("error")
                .endsWith("info");
    }

    @Test
    void aRealmWithoutKioskLoginsIsToldSoAndNoMore(KeycloakServer server) {
        assertThat(findings(Admin.of(server, "master"))).singleElement().satisfies(finding -> {
            assertThat(finding.get("code").asText()).isEqualTo("settings_missing");
            assertThat(finding.get("severity").asText()).isEqualTo("info");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.20.0.7           | allowed | -                        | 10.20.0.7 client",
                "10.1.2.3            | refused | not_whitelisted          | 10.1.2.3 client",
                "10.20.0.7, 10.0.0.9 | allowed | -                        | 10.0.0.9 trusted proxy, 10.20.0.7 client",
                "10.20.0.7,10.0.0.9  | allowed | -                        | 10.0.0.9 trusted proxy, 10.20.0.7 client",
                "10.1.2.3, 10.0.0.9  | refused | not_whitelisted          | 10.0.0.9 trusted proxy, 10.1.2.3 client",
                "10.20.0.7, 10.1.2.3, 10.0.0.9 | refused | not_whitelisted | 10.0.0.9 trusted proxy, 10.1.2.3 client",
                "10.20.0.7, 10.0.0.9, 10.0.0.9 | allowed | - | 10.0.0.9 trusted proxy, 10.0.0.9 trusted proxy, 10.20.0.7 client",
                "10.20.0.7, 10.0.0.8 | refused | untrusted_proxy          | 10.0.0.8 unknown proxy",
                "10.0.0.9            | refused | no_client_behind_proxies | 10.0.0.9 trusted proxy",
                "2001:db8::1         | refused | not_whitelisted          | 2001:db8::1 client",
            })
    void saysHowACallWouldBeJudged(String way, String verdict, String code, String hops) {
        JsonNode address = admin.get(CHECK + "?address=" + encoded(way)).get("address");

        assertThat(address.get("verdict").asText()).isEqualTo(verdict);
        assertThat(address.path("code").asText(null)).isEqualTo(code);
        assertThat(address.get("reason").asText()).isNotBlank();
        List<String> told = new ArrayList<>();
        address.get("hops").forEach(hop -> {
            told.add(hop.get("address").asText() + " " + hop.get("is").asText());
            assertThat(hop.get("says").asText()).isNotBlank();
        });
        assertThat(String.join(", ", told)).isEqualTo(hops);
    }

    /** The realm's whitelist has 10.20.0.0/16. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "10.20.7.1, 10.0.0.9 | 10.20.7.0/24 | allowed | -",
                "10.20.8.1           | 10.20.7.0/24 | refused | not_on_step_whitelist",
                "10.1.2.3            | 10.1.0.0/16  | refused | not_whitelisted",
                "10.20.7.1           | office       | refused | not_on_step_whitelist",
            })
    void saysHowAStepWithANarrowerWhitelistWouldJudge(String way, String narrower, String verdict, String code) {
        Runnable mend = new ConsoleFlow(admin, "kiosk browser")
                .gear("kiosk browser - badge", "kiosk-badge-form", "ip-whitelist", narrower);
        JsonNode steps;
        try {
            steps = admin.get(CHECK + "?address=" + encoded(way)).at("/address/steps");
        } finally {
            mend.run();
        }

        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.get("flow").asText()).isEqualTo("\"kiosk browser\"");
            assertThat(step.get("step").asText()).isEqualTo("\"Badge page\"");
            assertThat(step.get("verdict").asText()).isEqualTo(verdict);
            assertThat(step.path("code").asText(null)).isEqualTo(code);
            assertThat(step.get("reason").asText()).isNotBlank();
        });
        assertThat(admin.get(CHECK + "?address=" + encoded(way)).at("/address/steps"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?address=                       | address: \"\" is not an IP address",
                "?address=office                 | address: \"office\" is not an IP address",
                "?address=10.1.2.300             | address: \"10.1.2.300\" is not an IP address",
                "?address=10.0.0.0/8             | address: \"10.0.0.0/8\" is not an IP address",
                "?address=unknown,10.0.0.9       | address: \"unknown\" is not an IP address",
                "?address=10.20.0.7,             | address: \"\" is not an IP address",
                "?address=%0aforged              | address: \"forged\" is not an IP address",
                "?address=10%0a1                 | address: \"10?1\" is not an IP address",
                "?address=10.1.2.3&address=::1   | address: it is there 2 times",
            })
    void aBadAddressIsABadRequest(String query, String reason) {
        Answer answer = admin.send("GET", CHECK + query, null);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo("address");
        assertThat(answer.json().get("errorMessage").asText()).startsWith(reason);
    }

    @Test
    void settingsThatAreMissingAreTheReasonOfARefusal(KeycloakServer server) {
        JsonNode address =
                Admin.of(server, "master").get(CHECK + "?address=127.0.0.1").get("address");

        assertThat(address.get("verdict").asText()).isEqualTo("refused");
        assertThat(address.get("reason").asText()).isEqualTo("the realm has no kiosk login settings");
    }

    @Test
    void nobodyWithoutTheRightsSeesIt(KeycloakServer server) {
        assertThat(admin.delegate("no-clients", "view-realm")
                        .send("GET", CHECK, null)
                        .status())
                .isEqualTo(403);
        assertThat(admin.delegate("no-realm", "view-clients", "view-users")
                        .send("GET", CHECK + "?address=10.1.2.3", null)
                        .status())
                .isEqualTo(403);
        Caller caller = Caller.atKiosk(server, "check");
        assertThat(caller.send(RequestBuilder.get(server.url() + "/admin/realms/check" + CHECK))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoMayNotSeeUsersHearsNothingOfThem() {
        Admin limited = admin.delegate("no-users", "view-realm", "view-clients");
        admin.expect(
                "POST",
                "/users",
                Map.of(
                        "username",
                        "without-pin",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Admin.typed("badge", BADGE))));
        try {
            JsonNode seen = limited.get(CHECK);

            assertThat(seen.get("notLookedAt"))
                    .singleElement()
                    .extracting(JsonNode::asText)
                    .isEqualTo("users");
            assertThat(seen.toString()).doesNotContain("badge_users_without_pin");
            assertThat(admin.get(CHECK).get("notLookedAt")).isEmpty();
            assertThat(codes(findings(admin))).contains("badge_users_without_pin");
        } finally {
            admin.expect("DELETE", "/users/" + admin.userId("without-pin"), null);
        }
    }

    /** As every GET: it changes nothing, and shows no secret. */
    @Test
    void aBadgesSessionMayRead(KeycloakServer server) {
        Admin demo = RealmCopy.create(server, "check-badge", realm -> {});
        demo.delegate("reader", "view-realm", "view-clients");
        assertThat(demo.putCredential("reader", "badge", BADGE).status()).isEqualTo(204);
        Caller kiosk = Caller.atKiosk(server, "check-badge");
        String token = kiosk.badge(BADGE).json().get("token").asText();

        Answer answer = kiosk.send(RequestBuilder.get(server.url() + "/admin/realms/check-badge" + CHECK)
                .setHeader("Authorization", "Bearer " + token));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("notLookedAt")).hasSize(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
