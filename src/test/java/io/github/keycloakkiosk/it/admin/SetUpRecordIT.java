package io.github.keycloakkiosk.it.admin;

import static io.github.keycloakkiosk.it.admin.LivingRealm.SET_UP;
import static io.github.keycloakkiosk.it.admin.LivingRealm.things;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What set-up has made and written down, after an admin has had it in hand. Nothing of it is ever a server's error. */
@KioskServer
class SetUpRecordIT {

    private static final Map<String, ?> KIOSK = Map.of("whitelist", List.of("127.0.0.1/32"), "apps", List.of("shop"));
    private static final String RECORD = "kiosk-login.set-up";

    private static KeycloakServer server;
    private static LivingRealm shared;

    @BeforeAll
    static void aRealm(KeycloakServer running) {
        server = running;
        shared = LivingRealm.create(server, "record");
        assertThat(shared.setUp(KIOSK).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "7", "null", "{} {}", "{\"flow: kiosk browser\": null}", "{\"client: kiosk-api\": {}}"
            })
    void aBrokenRecordIsAConflictUntilItIsMended(String broken) {
        Admin admin = shared.admin();
        String before = record(admin);
        write(admin, broken);
        try {
            for (String method : List.of("POST", "DELETE")) {
                Answer answer = admin.send(method, SET_UP, method.equals("POST") ? KIOSK : null);
                assertThat(answer.status()).as(answer.body()).isEqualTo(409);
                assertThat(answer.body()).contains("realm attribute " + RECORD);
            }
            assertThat(record(admin)).isEqualTo(broken);
            assertThat(codes(admin)).contains("set_up_record_unreadable");
        } finally {
            write(admin, before);
        }
        assertThat(codes(admin)).doesNotContain("set_up_record_unreadable");
        assertThat(things(admin.send("DELETE", SET_UP + "?dry-run=true", null), "removed"))
                .contains("flow: kiosk browser", "client: kiosk-api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{}",
                "{\"nonsense\": \"x\"}",
                "{\"flow: kiosk browser\": \"\", \"client: kiosk-api\": \"0\", \"required action: kiosk-set-pin\": \"\"}",
                "{\"flow: browser\": \"\", \"client: account\": \"\", \"role of realm-management: badge-desk\": \"\"}",
                "{\"flow: nobody\": \"x\", \"client: nobody\": \"x\", \"user profile attribute: nobody\": \"x\","
                        + " \"required action: nobody\": \"x\", \"browser flow of client: nobody\": \"x\","
                        + " \"login theme of client: nobody\": \"x\", \"amr mapper of client: nobody\": \"x\"}",
            })
    void aRecordOfOtherThingsRemovesNothing(String other) {
        Admin admin = shared.admin();
        String before = record(admin);
        write(admin, other);
        try {
            Answer answer = admin.send("DELETE", SET_UP + "?dry-run=true", null);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(things(answer, "removed")).isEmpty();
            assertThat(codes(admin)).doesNotContain("set_up_record_unreadable");
        } finally {
            write(admin, before);
        }
    }

    @Test
    void aFlowThatIsInItselfIsLeft() {
        LivingRealm realm = LivingRealm.create(server, "record-loop");
        Admin admin = realm.admin();
        realm.setUp(KIOSK);
        String browser = flow(admin, "kiosk browser").get("id").asText();
        String badges = "";
        for (JsonNode row : admin.get("/authentication/flows/kiosk%20browser/executions")) {
            badges = row.path("displayName").asText().equals("kiosk browser - badge")
                    ? row.get("flowId").asText()
                    : badges;
        }
        put(admin, badges, browser);
        put(admin, browser, browser);
        put(admin, browser, "no-such-flow");

        assertThat(realm.setUp(KIOSK).status()).isEqualTo(200);
        assertThat(codes(admin)).doesNotContain("check_incomplete");
        Answer answer = admin.send("DELETE", SET_UP, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(things(answer, "left")).containsExactly("flow: kiosk browser");
        assertThat(things(answer, "removed")).contains("flow: kiosk direct grant", "settings: kiosk-login");
        assertThat(things(admin.expect("DELETE", SET_UP, null), "left")).containsExactly("flow: kiosk browser");
    }

    /** As the admin API takes it, and the console does not. */
    private static void put(Admin admin, String parent, String flow) {
        admin.expect(
                "POST",
                "/authentication/executions",
                Map.of("parentFlow", parent, "flowId", flow, "authenticatorFlow", true, "requirement", "ALTERNATIVE"));
    }

    @Test
    void aFlowThatAnIdentityProviderUsesIsLeft() {
        LivingRealm realm = LivingRealm.create(server, "record-broker");
        Admin admin = realm.admin();
        realm.setUp(KIOSK);
        admin.expect(
                "POST",
                "/identity-provider/instances",
                Map.of(
                        "alias", "partner",
                        "providerId", "oidc",
                        "postBrokerLoginFlowAlias", "kiosk browser",
                        "config", Map.of("clientId", "kiosk", "clientSecret", "a-secret-of-the-test")));

        Answer answer = admin.send("DELETE", SET_UP, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(things(answer, "left")).containsExactly("flow: kiosk browser");
        assertThat(answer.body()).contains("identity provider partner");
    }

    @Test
    void aRequiredActionWithoutANameIsLeft() {
        LivingRealm realm = LivingRealm.create(server, "record-nameless");
        Admin admin = realm.admin();
        realm.setUp(KIOSK);
        String path = "/authentication/required-actions/kiosk-set-pin";
        admin.expect("PUT", path, ((ObjectNode) admin.get(path)).putNull("name"));

        Answer answer = admin.send("DELETE", SET_UP, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(things(answer, "left")).containsExactly("required action: kiosk-set-pin");
    }

    private static String record(Admin admin) {
        return admin.get("").at("/attributes/" + RECORD).asText();
    }

    private static void write(Admin admin, String record) {
        ObjectNode realm = (ObjectNode) admin.get("");
        realm.withObject("/attributes").put(RECORD, record);
        admin.expect("PUT", "", realm);
    }

    private static List<String> codes(Admin admin) {
        return admin.get("/kiosk-login/check").get("findings").findValuesAsText("code");
    }

    private static JsonNode flow(Admin admin, String alias) {
        for (JsonNode flow : admin.get("/authentication/flows")) {
            if (flow.get("alias").asText().equals(alias)) {
                return flow;
            }
        }
        throw new AssertionError("no flow " + alias);
    }
}
