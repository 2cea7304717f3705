package io.github.keycloakkiosk.it.adminpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.admin.LivingRealm;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page, and the client by which people sign in to it. */
@KioskServer
class AdminPageIT {

    private static final String PAGE = "/kiosk-login/admin/";

    private final KeycloakServer server;
    private final Caller stranger;

    AdminPageIT(KeycloakServer server) {
        this.server = server;
        this.stranger = Caller.atKiosk(server, "master");
    }

    private Answer send(String method, String path) {
        return stranger.send(RequestBuilder.create(method).setUri(server.url() + "/realms/" + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "index.html", "main.js", "keycloak.min.js", "page.css", "addresses.json", "kiosk-reader.js"})
    void everyFileHasItsTypeAndLetsNothingElseIn(String file) {
        Answer answer = send("GET", "master" + PAGE + file);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .contains("base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Content-Type"))
                .matches(file.endsWith(".js") ? "text/javascript.*" : "(text/html|text/css|application/json).*");
        assertThat(send("HEAD", "master" + PAGE + file).status()).isEqualTo(200);
    }

    @Test
    void noScriptAndNoStyleIsInThePageItself() {
        assertThat(send("GET", "master" + PAGE).body()).doesNotContainPattern("<script>|<style| style=| on[a-z]+=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../META-INF/MANIFEST.MF",
                "..%2f..%2fMETA-INF%2FMANIFEST.MF",
                "%2e%2e/messages.js",
                "main.js%00.css",
                "MAIN.JS",
                "main.js/x",
                "theme-resources",
                "package-info.class",
            })
    void onlyNamesOfItsFilesAreAnswered(String name) {
        Answer answer = send("GET", "master" + PAGE + name);

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("Manifest-Version", "at io.github");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void itOnlyReads(String method) {
        assertThat(send(method, "master" + PAGE).status()).isEqualTo(405);
        assertThat(send(method, "master" + PAGE + "main.js").status()).isEqualTo(405);
    }

    @Test
    void aFileThatTheBrowserHasIsNotSentAgain() {
        String tag = send("GET", "master" + PAGE + "main.js").header("ETag");
        Answer again = stranger.send(RequestBuilder.get(server.url() + "/realms/master" + PAGE + "main.js")
                .setHeader("If-None-Match", tag));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("Content-Security-Policy")).isNotNull();
    }

    @Test
    void setUpMakesItsClientOnlyWhenAskedAndTearDownTakesItAway() {
        LivingRealm realm = LivingRealm.create(server, "page-client");
        JsonNode before = realm.export();
        realm.setUp(Map.of("whitelist", List.of("127.0.0.1")));
        assertThat(clients(realm.admin())).isEmpty();
        assertThat(ready("page-client")).isFalse();

        Answer made = realm.setUp(Map.of("adminPage", true));

        assertThat(LivingRealm.things(made, "made"))
                .containsExactly(
                        "client of the page for admins: kiosk-login-admin",
                        "client of the page for admins in the master realm: kiosk-login-admin-page-client");
        JsonNode client = clients(realm.admin()).get(0);
        assertThat(client.get("redirectUris")).hasSize(1);
        assertThat(client.get("redirectUris").get(0).asText()).isEqualTo("/realms/page-client/kiosk-login/admin/");
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.get("implicitFlowEnabled").asBoolean()).isFalse();
        assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        assertThat(client.get("optionalClientScopes").toString()).doesNotContain("offline_access");
        assertThat(ready("page-client")).isTrue();
        assertThat(LivingRealm.things(realm.setUp(Map.of("adminPage", true)), "made"))
                .isEmpty();

        realm.admin().expect("DELETE", "/kiosk-login/set-up", null);
        assertThat(realm.export()).isEqualTo(before);
    }

    @Test
    void anAdminOfMasterMakesAClientThereToo() {
        LivingRealm realm = LivingRealm.create(server, "page-master");
        Admin master = Admin.of(server, "master");
        assertThat(addresses("page-master").has("master")).isFalse();

        realm.setUp(Map.of("adminPage", true));

        JsonNode client = inMaster(master, "page-master").get(0);
        assertThat(client.get("redirectUris")).hasSize(1);
        assertThat(client.get("redirectUris").get(0).asText()).isEqualTo("/realms/page-master/kiosk-login/admin/");
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(client.get("directAccessGrantsEnabled").asBoolean()).isFalse();
        assertThat(client.at("/attributes/pkce.code.challenge.method").asText()).isEqualTo("S256");
        JsonNode scope = master.get("/clients/" + client.get("id").asText() + "/scope-mappings");
        assertThat(scope.get("clientMappings").fieldNames()).toIterable().containsExactly("page-master-realm");
        assertThat(scope.toString()).doesNotContain("manage-identity-providers", "impersonation", "\"admin\"");
        assertThat(addresses("page-master").at("/master/realm").asText()).isEqualTo("master");
        assertThat(addresses("page-master").at("/master/client").asText()).isEqualTo("kiosk-login-admin-page-master");
        assertThat(LivingRealm.things(realm.setUp(Map.of("adminPage", true)), "made"))
                .isEmpty();

        Admin own = realm.admin().delegate("own", "realm-admin");
        assertThat(LivingRealm.things(own.send("DELETE", "/kiosk-login/set-up", null), "left"))
                .contains("client of the page for admins in the master realm: kiosk-login-admin-page-master");
        assertThat(inMaster(master, "page-master")).hasSize(1);
        realm.admin().expect("DELETE", "/kiosk-login/set-up", null);
        assertThat(inMaster(master, "page-master")).isEmpty();
    }

    /** A client that somebody has given another use stays. */
    @ParameterizedTest
    @CsvSource({"/realms/page-deleted/kiosk-login/admin/, 0", "http://localhost/*, 1"})
    void theClientInMasterGoesWithItsRealm(String redirect, int left) {
        LivingRealm realm = LivingRealm.create(server, "page-deleted");
        Admin master = Admin.of(server, "master");
        realm.setUp(Map.of("adminPage", true));
        ObjectNode client = (ObjectNode) inMaster(master, "page-deleted").get(0);
        String path = "/clients/" + client.get("id").asText();
        client.putArray("redirectUris").add(redirect);
        master.expect("PUT", path, client);

        realm.admin().expect("DELETE", "", null);

        assertThat(inMaster(master, "page-deleted")).hasSize(left);
        if (left > 0) {
            master.expect("DELETE", path, null);
        }
    }

    @Test
    void anAdminOfTheRealmChangesNothingInMaster() {
        LivingRealm realm = LivingRealm.create(server, "page-own");
        Admin own = realm.admin().delegate("own", "realm-admin");

        own.expect("POST", "/kiosk-login/set-up", Map.of("adminPage", true));

        assertThat(clients(realm.admin())).hasSize(1);
        assertThat(inMaster(Admin.of(server, "master"), "page-own")).isEmpty();
    }

    /** The record of what set-up has made is an attribute of the realm, which its admin may write. */
    @Test
    void aRecordThatNamesAnotherRealmsClientRemovesNone() {
        LivingRealm victim = LivingRealm.create(server, "page-victim");
        victim.setUp(Map.of("adminPage", true));
        Admin attacker = LivingRealm.create(server, "page-attacker").admin().delegate("attacker", "realm-admin");
        String made =
                victim.admin().get("").at("/attributes/kiosk-login.set-up").asText();
        ObjectNode realm = (ObjectNode) attacker.get("");
        realm.withObject("attributes").put("kiosk-login.set-up", made);
        attacker.expect("PUT", "", realm);

        Admin.of(server, "page-attacker").expect("DELETE", "/kiosk-login/set-up", null);

        assertThat(inMaster(Admin.of(server, "master"), "page-victim")).hasSize(1);
    }

    private JsonNode addresses(String realm) {
        return send("GET", realm + PAGE + "addresses.json").json();
    }

    private static JsonNode inMaster(Admin master, String realm) {
        return master.get("/clients?clientId=kiosk-login-admin-" + realm);
    }

    @Test
    void aClientOfThatNameThatAnAdminMadeStays() {
        LivingRealm realm = LivingRealm.create(server, "page-taken");
        realm.admin().expect("POST", "/clients", Map.of("clientId", "kiosk-login-admin", "enabled", false));

        assertThat(LivingRealm.things(realm.setUp(Map.of("adminPage", true)), "left"))
                .contains("client of the page for admins: kiosk-login-admin");
        realm.admin().expect("DELETE", "/kiosk-login/set-up", null);

        assertThat(clients(realm.admin())).hasSize(1);
    }

    @Test
    void theCheckJudgesTheAddressOfTheCallItself() {
        LivingRealm realm = LivingRealm.create(server, "page-here");
        realm.setUp(Map.of("whitelist", List.of("127.0.0.1")));

        JsonNode here = realm.admin().get("/kiosk-login/check?address=this").get("address");

        assertThat(here.get("verdict").asText()).isEqualTo("allowed");
        assertThat(here.at("/hops/0/address").asText()).isEqualTo("127.0.0.1");
    }

    private boolean ready(String realm) {
        return addresses(realm).get("ready").asBoolean();
    }

    private static JsonNode clients(Admin admin) {
        return admin.get("/clients?clientId=kiosk-login-admin");
    }
}
