package io.github.keycloakkiosk.it.admin;

import static io.github.keycloakkiosk.it.admin.LivingRealm.SET_UP;
import static io.github.keycloakkiosk.it.admin.LivingRealm.things;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Set-up and tear-down in a realm as Keycloak makes it. */
@KioskServer
class SetUpIT {

    private static final Map<String, ?> KIOSK = Map.of("whitelist", List.of("127.0.0.1/32"), "apps", List.of("shop"));

    private static KeycloakServer server;

    @BeforeAll
    static void aServer(KeycloakServer running) {
        server = running;
    }

    @Test
    void oneCallAndPeopleLogIn() {
        LivingRealm realm = LivingRealm.create(server, "su-login");
        Answer answer = realm.setUp(KIOSK);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(things(answer, "made"))
                .containsExactly(
                        "flow: kiosk direct grant",
                        "flow: kiosk browser",
                        "browser flow of client: shop",
                        "login theme of client: shop",
                        "amr mapper of client: shop",
                        "client: kiosk-api",
                        "settings: kiosk-login",
                        "required action: kiosk-set-pin",
                        "required action: kiosk-enrol-badge",
                        "user profile attribute: phoneNumber",
                        "user profile attribute: legacy_id",
                        "role of realm-management: badge-desk");
        assertThat(things(answer, "left")).isEmpty();

        Person person = Person.create(realm.admin());
        person.change(user -> user.put("email", person.name() + "@example.com")
                .put("firstName", "A")
                .put("lastName", "Person"));
        Caller kiosk = Caller.atKiosk(server, "su-login");
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);
        assertThat(Caller.stranger(server, "su-login").badge(person.badge()).status())
                .isEqualTo(403);
    }

    @Test
    void theRealmIsAsBeforeWhenItIsUndone() {
        LivingRealm realm = LivingRealm.create(server, "su-undone");
        JsonNode before = realm.export();
        realm.setUp(KIOSK);
        assertThat(realm.export()).isNotEqualTo(before);

        Answer answer = realm.admin().send("DELETE", SET_UP, null);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(things(answer, "left")).isEmpty();
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void aDryRunSaysTheSameAndDoesNothing() {
        LivingRealm realm = LivingRealm.create(server, "su-dry");
        JsonNode before = realm.export();

        Answer dry = realm.admin().send("POST", SET_UP + "?dry-run=true", KIOSK);

        assertThat(realm.export()).isEqualTo(before);
        assertThat(dry.json().get("dryRun").asBoolean()).isTrue();
        assertThat(things(realm.setUp(KIOSK), "made")).isEqualTo(things(dry, "made"));
        JsonNode after = realm.export();
        Answer dryUndo = realm.admin().send("DELETE", SET_UP + "?dry-run=true", null);
        assertThat(realm.export()).isEqualTo(after);
        assertThat(things(realm.admin().send("DELETE", SET_UP, null), "removed"))
                .isEqualTo(things(dryUndo, "removed"))
                .isNotEmpty();
    }

    @Test
    void againItDoesNothing() {
        LivingRealm realm = LivingRealm.create(server, "su-again");
        realm.setUp(KIOSK);
        JsonNode before = realm.export();

        Answer again = realm.setUp(KIOSK);

        assertThat(things(again, "made")).isEmpty();
        assertThat(things(again, "present"))
                .contains("flow: kiosk browser", "client: kiosk-api", "settings: kiosk-login");
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void twoAtOnceMakeOneOfEach() throws Exception {
        LivingRealm realm = LivingRealm.create(server, "su-race");

        List<Answer> answers = AtOnce.run(6, i -> realm.setUp(KIOSK));

        assertThat(answers).extracting(Answer::status).contains(200).containsAnyOf(200, 409);
        assertThat(answers).allSatisfy(one -> assertThat(one.status()).isIn(200, 409));
        assertThat(answers)
                .filteredOn(one -> one.status() == 200 && !things(one, "made").isEmpty())
                .hasSize(1);
        assertThat(realm.admin().get("/components?type=org.keycloak.services.ui.extend.UiTabProvider"))
                .hasSize(1);
        assertThat(realm.admin().get("/authentication/flows").findValuesAsText("alias"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatNobodyNamedStaysAsItIs() {
        LivingRealm realm = LivingRealm.create(server, "su-others");
        ObjectNode before = (ObjectNode) realm.export();

        realm.setUp(KIOSK);

        ObjectNode after = (ObjectNode) realm.export();
        assertThat(client(after, "till")).isEqualTo(client(before, "till"));
        assertThat(client(after, "account-console")).isEqualTo(client(before, "account-console"));
        for (String binding : List.of("browserFlow", "directGrantFlow", "registrationFlow", "loginTheme")) {
            assertThat(after.get(binding)).isEqualTo(before.get(binding));
        }
        assertThat(client(after, "kiosk-api").get("optionalClientScopes").toString())
                .doesNotContain("offline_access");
    }

    @Test
    void anAppGetsItsOwnFlowAndThemeBack() {
        LivingRealm realm = LivingRealm.create(server, "su-back");
        Admin admin = realm.admin();
        admin.expect("POST", "/authentication/flows/browser/copy", Map.of("newName", "our browser"));
        ObjectNode shop = (ObjectNode) admin.get("/clients?clientId=shop").get(0);
        String flow = flowId(admin, "our browser");
        shop.putObject("authenticationFlowBindingOverrides").put("browser", flow);
        ((ObjectNode) shop.get("attributes")).put("login_theme", "keycloak");
        admin.expect("PUT", "/clients/" + shop.get("id").asText(), shop);
        JsonNode before = realm.export();

        realm.setUp(KIOSK);
        assertThat(binding(admin, "shop")).isEqualTo(flowId(admin, "kiosk browser"));
        admin.expect("DELETE", SET_UP, null);

        assertThat(binding(admin, "shop")).isEqualTo(flow);
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void whatSomebodyChangedIsLeft() {
        LivingRealm realm = LivingRealm.create(server, "su-changed");
        Admin admin = realm.admin();
        realm.setUp(KIOSK);
        ObjectNode api = (ObjectNode) admin.get("/clients?clientId=kiosk-api").get(0);
        admin.expect("PUT", "/clients/" + api.get("id").asText(), api.put("description", "ours now"));
        String mappers = "/clients/" + api.get("id").asText() + "/protocol-mappers/models";
        admin.get(mappers)
                .forEach(mapper ->
                        admin.expect("DELETE", mappers + "/" + mapper.get("id").asText(), null));
        ObjectNode flow = (ObjectNode) admin.get("/authentication/flows/" + flowId(admin, "kiosk browser"));
        admin.expect("PUT", "/authentication/flows/" + flow.get("id").asText(), flow.put("description", "ours now"));
        ObjectNode till = (ObjectNode) admin.get("/clients?clientId=till").get(0);
        till.putObject("authenticationFlowBindingOverrides").put("direct_grant", flowId(admin, "kiosk direct grant"));
        admin.expect("PUT", "/clients/" + till.get("id").asText(), till);

        Answer answer = admin.expect("DELETE", SET_UP, null);

        assertThat(things(answer, "left"))
                .containsExactlyInAnyOrder("client: kiosk-api", "flow: kiosk direct grant", "flow: kiosk browser");
        assertThat(answer.body()).contains("client till");
        assertThat(answer.json().get("left").findValuesAsText("code"))
                .containsExactlyInAnyOrder("client_changed", "flow_bound", "flow_changed");
        JsonNode boundTo = answer.json().get("left").findValue("boundTo");
        assertThat(boundTo.findValuesAsText("kind")).containsExactly("client");
        assertThat(boundTo.findValuesAsText("name")).containsExactly("till");
        assertThat(binding(admin, "shop")).isNull();
        assertThat(things(admin.expect("DELETE", SET_UP, null), "removed")).isEmpty();
    }

    @Test
    void pinsAndBadgesAreKeptOrDeletedByWordOfMouth() {
        LivingRealm realm = LivingRealm.create(server, "su-badges");
        Admin admin = realm.admin();
        realm.setUp(KIOSK);
        Person person = Person.create(admin).require("kiosk-set-pin");
        JsonNode before = realm.export();

        Answer refused = admin.send("DELETE", SET_UP, null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("credentials=delete", "credentials=keep");
        assertThat(realm.export()).isEqualTo(before);
        assertThat(admin.send("DELETE", SET_UP + "?credentials=yes", null).status())
                .isEqualTo(400);

        Answer kept = admin.expect("DELETE", SET_UP + "?credentials=keep", null);
        assertThat(things(kept, "left"))
                .containsExactly("PINs and badges: all", "sessions: all", "settings: kiosk-login");
        assertThat(admin.credentials(person.name(), "badge")).hasSize(1);
        assertThat(person.requiredActions()).isEmpty();

        // Set-up brings all the rest back, and what was kept is good again.
        realm.setUp(KIOSK);
        assertThat(Caller.atKiosk(server, "su-badges").badge(person.badge()).body())
                .contains("account_not_ready"); // the person has no e-mail, but the badge is right

        Answer deleted = admin.expect("DELETE", SET_UP + "?credentials=delete", null);
        assertThat(things(deleted, "removed")).contains("PINs and badges: 2");
        assertThat(admin.credentials(person.name(), "badge")).isEmpty();
        assertThat(admin.credentials(person.name(), "pin")).isEmpty();
        assertThat(admin.credentials(person.name(), "password")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"whitelst": []}                  | whitelst
            {"whitelist": "10.0.0.0/8"}       | whitelist
            {"whitelist": ["10.0.0.0/33"]}    | whitelist
            {"whitelist": ["10.0.0.1", null]} | whitelist
            {"trustedProxies": ["proxy.lan"]} | trustedProxies
            {"trustedProxies": ["::/0"]}      | trustedProxies
            {"apps": ["nobody"]}              | apps
            {"apps": ["broker"]}              | apps
            {"api": "yes"}                    | api
            {"apiClient": 7}                  | apiClient
            {"apiClient": ""}                 | apiClient
            {"apiClient": "realm-management"} | apiClient
            {"api": false, "apiClient": "x"}  | apiClient
            {"enrolment": 1}                  | enrolment
            []                                |
            {                                 |
            """)
    void whatCannotBeUsedIsNamedAndNothingIsMade(String body, String field) throws Exception {
        Admin admin = refusing();
        JsonNode before = new LivingRealm(admin).export();

        Answer answer = admin.sendText("POST", SET_UP, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("field").asText(null)).isEqualTo(field);
        assertThat(answer.json().get("errorMessage").asText()).isNotBlank();
        assertThat(new LivingRealm(admin).export()).isEqualTo(before);
    }

    private static Admin refusing;

    private static synchronized Admin refusing() {
        if (refusing == null) {
            refusing = LivingRealm.create(server, "su-refusing").admin();
        }
        return refusing;
    }

    @Test
    void anotherFlowsNameIsAConflict() {
        LivingRealm realm = LivingRealm.create(server, "su-names");
        realm.setUp(KIOSK);
        Admin admin = realm.admin();
        ObjectNode flow = (ObjectNode) admin.get("/authentication/flows/" + flowId(admin, "kiosk browser"));
        admin.expect("PUT", "/authentication/flows/" + flow.get("id").asText(), flow.put("alias", "renamed"));
        JsonNode before = realm.export();

        Answer answer = realm.setUp(KIOSK);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("kiosk browser - ");
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void itNeedsTheRightToChangeTheRealmAndItsClients() {
        LivingRealm realm = LivingRealm.create(server, "su-rights");
        for (String role : List.of("manage-realm", "manage-clients", "view-realm", "manage-users")) {
            Admin delegate = realm.admin().delegate(role, role);
            assertThat(delegate.send("POST", SET_UP, KIOSK).status()).as(role).isEqualTo(403);
            assertThat(delegate.send("DELETE", SET_UP, null).status()).as(role).isEqualTo(403);
        }
        Admin both = realm.admin().delegate("both", "manage-realm", "manage-clients");
        assertThat(both.send("POST", SET_UP, KIOSK).status()).isEqualTo(200);
        assertThat(both.send("DELETE", SET_UP + "?credentials=delete", null).status())
                .as("deletes credentials of users, whom it may not manage")
                .isEqualTo(403);
    }

    @Test
    void anAdminWhoTappedABadgeChangesNothing() {
        LivingRealm realm = LivingRealm.create(server, "su-badge-admin");
        realm.setUp(KIOSK);
        realm.admin().delegate("boss", "manage-realm", "manage-clients", "manage-users");
        realm.admin().putCredential("boss", "badge", "04B055B055B055");
        Caller kiosk = Caller.atKiosk(server, "su-badge-admin");
        String token = kiosk.badge("04B055B055B055").json().get("token").asText();
        JsonNode before = realm.export();

        for (String method : List.of("POST", "DELETE")) {
            Answer answer = kiosk.send(RequestBuilder.create(method)
                    .setUri(server.url() + "/admin/realms/su-badge-admin" + SET_UP + "?credentials=delete")
                    .setHeader("Authorization", "Bearer " + token));
            assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        }
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void theAdminEventSaysWhatWasDone() {
        LivingRealm realm = LivingRealm.create(server, "su-events");
        realm.admin().send("POST", SET_UP + "?dry-run=true", KIOSK);
        assertThat(events(realm)).isEmpty();

        realm.setUp(KIOSK);

        JsonNode event = events(realm).get(0);
        assertThat(event.get("resourcePath").asText()).isEqualTo("kiosk-login/set-up");
        assertThat(event.get("operationType").asText()).isEqualTo("ACTION");
        assertThat(event.get("representation").asText()).contains("kiosk direct grant", "shop");
    }

    private static JsonNode events(LivingRealm realm) {
        return realm.admin().get("/admin-events?resourceTypes=REALM&resourcePath=kiosk-login/*");
    }

    @Test
    void settingsThatExistGetTheNamedAddressesAndClient() {
        LivingRealm realm = LivingRealm.create(server, "su-more");
        realm.setUp(Map.of("api", false));
        assertThat(things(realm.setUp(Map.of("api", false)), "left")).containsExactly("settings: ip-whitelist");

        Map<String, ?> more = Map.of(
                "whitelist",
                List.of("10.1.0.0/16", "10.2.0.0/16", "10.1.0.0/16"),
                "trustedProxies",
                List.of("10.0.0.9"),
                "apiClient",
                "till");
        Answer answer = realm.setUp(more);

        assertThat(things(answer, "made"))
                .containsExactly(
                        "direct grant flow of client: till",
                        "whitelisted address: 10.1.0.0/16",
                        "whitelisted address: 10.2.0.0/16",
                        "trusted proxy: 10.0.0.9",
                        "setting api-client: till");
        JsonNode config = realm.admin().settings().get("config");
        assertThat(config.get("ip-whitelist")).hasSize(2);
        assertThat(config.get("trusted-proxies").get(0).asText()).isEqualTo("10.0.0.9");
        assertThat(config.get("api-client").get(0).asText()).isEqualTo("till");

        assertThat(things(realm.setUp(more), "made")).isEmpty();
        assertThat(realm.admin().settings().get("config")).isEqualTo(config);
    }

    private static String flowId(Admin admin, String alias) {
        for (JsonNode flow : admin.get("/authentication/flows")) {
            if (flow.get("alias").asText().equals(alias)) {
                return flow.get("id").asText();
            }
        }
        throw new AssertionError("no flow " + alias);
    }

    private static String binding(Admin admin, String client) {
        return admin.get("/clients?clientId=" + client)
                .get(0)
                .at("/authenticationFlowBindingOverrides/browser")
                .asText(null);
    }

    private static JsonNode client(JsonNode export, String id) {
        for (JsonNode client : export.get("clients")) {
            if (client.get("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("no client " + id);
    }
}
