package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * As {@link KioskSessionIT}, on a server that is below a path and has the legacy token exchange. The events of that
 * exchange do not tell which session it has opened.
 */
@ServerBelowAPath
class OtherServerIT {

    private static final String REALM = "other-server";

    private static Admin admin;
    private static String management;

    private Caller kiosk;
    private Caller stranger;
    private Person person;

    @BeforeAll
    static void aClientThatMayImpersonate(KeycloakServer server) {
        admin = ConfinedRealm.create(server, REALM);
        management = idOf("realm-management");
        String policies = "/clients/" + management + "/authz/resource-server";
        JsonNode permissions = admin.expect("PUT", "/users-management-permissions", Map.of("enabled", true))
                .json()
                .get("scopePermissions");
        String policy = admin.expect(
                        "POST",
                        policies + "/policy/client",
                        Map.of("name", "by exchange", "type", "client", "clients", List.of(idOf("exchange"))))
                .json()
                .get("id")
                .asText();
        for (String scope : List.of("impersonate", "user-impersonated")) {
            String path =
                    policies + "/permission/scope/" + permissions.get(scope).asText();
            ObjectNode permission = (ObjectNode) admin.get(path);
            permission
                    .put("decisionStrategy", "AFFIRMATIVE")
                    .putArray("policies")
                    .add(policy);
            admin.expect("PUT", path, permission);
        }
    }

    @BeforeEach
    void somebodyWhoMayImpersonate(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
        stranger = Caller.stranger(server, REALM);
        person = Person.create(admin);
        JsonNode role = admin.get("/clients/" + management + "/roles/impersonation");
        admin.expect("POST", "/users/" + person.id() + "/role-mappings/clients/" + management, List.of(role));
    }

    @Test
    void aBadgeOpensNoSessionOfAnotherNorASecondOfItsOwn() {
        Person victim = Person.create(admin);
        String badge = token(Map.of("method", "token", "login_string", person.badge()));

        for (Person subject : List.of(victim, person)) {
            int before = admin.get("/users/" + subject.id() + "/sessions").size();
            Answer answer = exchange(badge, subject);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.json().get("error").asText()).isEqualTo("kiosk_session");
            assertThat(admin.get("/users/" + subject.id() + "/sessions")).hasSize(before);
        }
    }

    @Test
    void aPasswordImpersonates() {
        Person victim = Person.create(admin);
        String password = token(Map.of("method", "password", "username", person.name(), "password", person.password()));

        Answer answer = exchange(password, victim);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void anAdminsBadgeReadsNoSecretBelowAPath(KeycloakServer server) {
        JsonNode role = admin.get("/clients/" + management + "/roles/realm-admin");
        admin.expect("POST", "/users/" + person.id() + "/role-mappings/clients/" + management, List.of(role));
        String badge = token(Map.of("method", "token", "login_string", person.badge()));

        for (String path : List.of("/clients", "/clients/" + idOf("exchange") + "/client-secret")) {
            Answer answer = stranger.send(RequestBuilder.get(server.url() + "/admin/realms/" + REALM + path)
                    .setHeader("Authorization", "Bearer " + badge));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.json().get("error").asText()).isEqualTo("kiosk_session");
        }
    }

    /** The refresh token of a verifiable credential names no session, and outlives the kiosk's. */
    @Test
    void aBadgeAsksForNoVerifiableCredential() {
        admin.expect("PUT", "", Map.of("verifiableCredentialsEnabled", true));
        admin.expect("POST", "/client-scopes", Map.of("name", "diploma", "protocol", "oid4vc"));
        String scope = null;
        for (JsonNode one : admin.get("/client-scopes")) {
            scope = one.get("name").asText().equals("diploma") ? one.get("id").asText() : scope;
        }
        admin.expect("PUT", "/clients/" + idOf("exchange") + "/optional-client-scopes/" + scope, null);

        Answer badge = grant(Map.of("method", "token", "login_string", person.badge(), "scope", "openid diploma"));
        Answer password = grant(Map.of(
                "method",
                "password",
                "username",
                person.name(),
                "password",
                person.password(),
                "scope",
                "openid diploma"));

        assertThat(password.status()).as(password.toString()).isEqualTo(200);
        assertThat(badge.status()).as(badge.toString()).isEqualTo(400);
        assertThat(badge.json().get("error").asText()).isEqualTo("invalid_scope");
    }

    private String token(Map<String, String> proof) {
        Answer answer = grant(proof);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("access_token").asText();
    }

    private Answer grant(Map<String, String> proof) {
        RequestBuilder request =
                kiosk.request("POST", "/protocol/openid-connect/token").addParameter("grant_type", "password");
        proof.forEach(request::addParameter);
        return kiosk.send(authenticated(request));
    }

    private Answer exchange(String token, Person subject) {
        return stranger.send(authenticated(stranger.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .addParameter("subject_token", token)
                .addParameter("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .addParameter("requested_subject", subject.name())));
    }

    private static RequestBuilder authenticated(RequestBuilder request) {
        return request.addParameter("client_id", "exchange").addParameter("client_secret", "s");
    }

    private static String idOf(String client) {
        return admin.get("/clients?clientId=" + client).get(0).get("id").asText();
    }
}
