package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of {@code POST /auth/login}: README's table, line by line. */
@KioskServer
public class LoginErrorsIT {

    private static Caller kiosk;

    @BeforeAll
    static void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, "kiosk");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method       | {}",
                "method       | {'method': null}",
                "method       | {'method': ''}",
                "method       | {'username': 'vera', 'password': 'vera-secret'}",
                "username     | {'method': 'password', 'password': 'vera-secret'}",
                "username     | {'method': 'password', 'username': null, 'password': 'vera-secret'}",
                "username     | {'method': 'password', 'username': '', 'password': 'vera-secret'}",
                "password     | {'method': 'password', 'username': 'vera'}",
                "password     | {'method': 'password', 'username': 'vera', 'password': null}",
                "password     | {'method': 'password', 'username': 'vera', 'password': ''}",
                "password     | {'method': 'password', 'username': 'nobody', 'pin': '5937'}",
                "username     | {'method': 'pin', 'pin': '5937'}",
                "username     | {'method': 'pin', 'username': null, 'pin': '5937'}",
                "username     | {'method': 'pin', 'username': '', 'pin': '5937'}",
                "pin          | {'method': 'pin', 'username': 'vera'}",
                "pin          | {'method': 'pin', 'username': 'vera', 'pin': null}",
                "pin          | {'method': 'pin', 'username': 'vera', 'pin': ''}",
                "pin          | {'method': 'pin', 'username': 'vera', 'password': 'vera-secret'}",
                "login_string | {'method': 'token'}",
                "login_string | {'method': 'token', 'login_string': null}",
                "login_string | {'method': 'token', 'login_string': ''}",
                "login_string | {'method': 'token', 'username': 'vera', 'pin': '5937'}",
            })
    void aMissingFieldIsNamed(String field, String json) {
        assertError(kiosk.login(json.replace('\'', '"')), 400, "missing_field", "'" + field + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "1.5", "true", "false", "[]", "[\"vera\"]", "{}", "{\"a\": \"vera\"}"})
    void aFieldThatIsNoTextIsNamed(String value) {
        assertWrongType("method", "{\"method\": %s}", value);
        assertWrongType("username", "{\"method\": \"password\", \"username\": %s, \"password\": \"x\"}", value);
        assertWrongType("password", "{\"method\": \"password\", \"username\": \"vera\", \"password\": %s}", value);
        assertWrongType("username", "{\"method\": \"pin\", \"username\": %s, \"pin\": \"5937\"}", value);
        assertWrongType("pin", "{\"method\": \"pin\", \"username\": \"vera\", \"pin\": %s}", value);
        assertWrongType("login_string", "{\"method\": \"token\", \"login_string\": %s}", value);
    }

    private static void assertWrongType(String field, String json, String value) {
        assertError(kiosk.login(json.formatted(value)), 400, "invalid_field", "'" + field + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIN", "badge", "nfc", " pin", "pin ", "password,pin", "oauth", "ｐｉｎ", "null"})
    void anUnknownMethodIs400(String method) {
        Answer answer = kiosk.login(Map.of("method", method, "username", "vera", "pin", "5937"));

        assertError(answer, 400, "unknown_method", "'method'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
    void anythingButPostIs405(String method) {
        Answer answer = kiosk.send(kiosk.request(method, "/auth/login"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        if (!method.equals("HEAD")) {
            assertError(answer, 405, "method_not_allowed", "POST");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pin", "token"})
    void aStrangerIs403EvenWithoutAClientToIssueTokensFor(String method, KeycloakServer server) {
        Caller stranger = Caller.stranger(server, "master");

        assertError(
                stranger.login(Map.of("method", method, "username", "a", "pin", "1234", "login_string", "a")),
                403,
                "ip_not_whitelisted",
                "address");
    }

    @Test
    void aDisabledRealmIs403(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "closed", realm -> {});
        admin.expect("PUT", "", Map.of("enabled", false));
        Caller caller = Caller.atKiosk(server, "closed");

        assertError(caller.password("vera", "vera-secret"), 403, "realm_disabled", "disabled");
        assertError(caller.pin("vera", "5937"), 403, "realm_disabled", "disabled");
        assertError(caller.badge("04DE51BEEF0002"), 403, "realm_disabled", "disabled");
        assertUseridError(caller, "disabled");
    }

    @Test
    void aRealmThatWantsHttpsIs403OverHttp(KeycloakServer server) {
        Admin admin = RealmCopy.create(server, "https-only", realm -> {});
        admin.expect("PUT", "", Map.of("sslRequired", "all"));

        assertError(
                Caller.atKiosk(server, "https-only").password("vera", "vera-secret"), 403, "https_required", "HTTPS");
        assertUseridError(Caller.atKiosk(server, "https-only"), "HTTPS");
    }

    /** A login that is refused before its body is needed is refused in the dialect of its body all the same. */
    private static void assertUseridError(Caller caller, String word) {
        Answer answer = caller.post("login", Map.of("userid", "vera", "password", "vera-secret"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("status").asInt()).isEqualTo(-1);
        assertThat(answer.json().get("errmsg").asText()).contains(word);
        assertThat(answer.json().size()).isEqualTo(2);
    }

    @Test
    void aRealmWithoutSettingsIs503(KeycloakServer server) {
        assertError(Caller.stranger(server, "master").password("admin", "admin"), 503, "not_configured", "log");
    }

    /** Keycloak's own event says only that the account is not set up. */
    @Test
    void theEventAndTheLogNameWhatAUserMustDoFirst(KeycloakServer server) throws Exception {
        Admin admin = RealmCopy.create(server, "wants-email", realm -> {});
        ObjectNode profile = (ObjectNode) admin.get("/users/profile");
        profile.get("attributes").forEach(attribute -> {
            if (attribute.get("name").asText().equals("email")) {
                ((ObjectNode) attribute).putObject("required").putArray("roles").add("user");
            }
        });
        admin.expect("PUT", "/users/profile", profile);
        admin.createUser("no-mail", Admin.typed("badge", "04AB01"));
        String id = admin.userId("no-mail");
        admin.expect("PUT", "/users/" + id, Map.of("requiredActions", List.of("UPDATE_PASSWORD")));

        assertError(Caller.atKiosk(server, "wants-email").badge("04AB01"), 401, "account_not_ready", "browser");

        assertThat(admin.events("LOGIN_ERROR")
                        .get(0)
                        .at("/details/required_actions")
                        .asText())
                .isEqualTo("UPDATE_PASSWORD VERIFY_PROFILE");
        assertThat(Files.readString(server.log()))
                .contains("Realm wants-email: user no-mail"
                        + " is not logged in by the login API before they have done in a browser what is required:"
                        + " UPDATE_PASSWORD VERIFY_PROFILE");
    }

    @Test
    void theLogSaysOnceThatTokensHaveNoSubject(KeycloakServer server) throws Exception {
        Admin admin = RealmCopy.create(server, "no-subject", realm -> {});
        String client =
                admin.get("/clients?clientId=kiosk-api").get(0).get("id").asText();
        for (JsonNode scope : admin.get("/clients/" + client + "/default-client-scopes")) {
            if (scope.get("name").asText().equals("basic")) {
                admin.expect(
                        "DELETE",
                        "/clients/" + client + "/default-client-scopes/"
                                + scope.get("id").asText(),
                        null);
            }
        }
        Caller caller = Caller.atKiosk(server, "no-subject");

        for (int login = 0; login < 2; login++) {
            assertThat(caller.badge("04DE51BEEF0002").status()).isEqualTo(200);
            assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
        }

        assertThat(Files.readString(server.log()))
                .containsOnlyOnce("Realm no-subject: the tokens of client kiosk-api have no claim 'sub'")
                .doesNotContain("Realm kiosk: the tokens");
    }

    /** Else the API would hand out the access token of an offline session, which no cap and no limit ends. */
    @Test
    void aClientWhoseEveryLoginIsOfflineIs503AndTheLogSaysSo(KeycloakServer server) throws Exception {
        Admin admin = RealmCopy.create(
                server,
                "always-offline",
                realm -> ((ObjectNode) realm.at("/clients/0"))
                        .withArray("defaultClientScopes")
                        .add("offline_access"));
        Caller caller = Caller.atKiosk(server, "always-offline");

        assertError(caller.password("vera", "vera-secret"), 503, "not_configured", "log");
        assertError(caller.pin("vera", "5937"), 503, "not_configured", "log");
        assertError(caller.badge("04DE51BEEF0002"), 503, "not_configured", "log");
        for (String route : List.of("login", "token")) {
            Answer byUserid = caller.post(route, Map.of("userid", "vera", "password", "vera-secret"));
            assertThat(byUserid.status()).as(byUserid.toString()).isEqualTo(503);
        }

        String client =
                admin.get("/clients?clientId=kiosk-api").get(0).get("id").asText();
        String user = "/users/" + admin.userId("vera");
        assertThat(admin.get(user + "/offline-sessions/" + client)).isEmpty();
        assertThat(admin.get(user + "/sessions")).isEmpty();
        assertThat(Files.readString(server.log()))
                .contains(
                        "Realm always-offline cannot answer the login API: client kiosk-api has the default client scope"
                                + " offline_access");
    }

    /** Keycloak's own flow has no step for a badge; in the other, an admin has left the sub-flow disabled. */
    @Test
    void withoutAStepForTheMethodItIs503AndTheLogNamesTheFlow(KeycloakServer server) throws Exception {
        Admin plain = RealmCopy.create(server, "no-flow", realm -> RealmClient.add(realm, "plain"));
        plain.set("api-client", "plain");
        Admin disabled = RealmCopy.create(server, "disabled-flow", realm -> {});
        String executions = "/authentication/flows/kiosk%20direct%20grant/executions";
        disabled.get(executions).forEach(execution -> {
            if (execution.path("authenticationFlow").asBoolean()
                    && execution.get("level").asInt() == 0) {
                disabled.expect("PUT", executions, ((ObjectNode) execution).put("requirement", "DISABLED"));
            }
        });

        for (String realm : List.of("no-flow", "disabled-flow")) {
            Caller caller = Caller.atKiosk(server, realm);
            assertError(caller.badge("04DE51BEEF0002"), 503, "not_configured", "log");
            assertError(caller.pin("vera", "5937"), 503, "not_configured", "log");
            assertThat(Caller.stranger(server, realm).badge("04DE51BEEF0002").status())
                    .isEqualTo(403);
        }

        assertThat(Caller.atKiosk(server, "no-flow")
                        .password("vera", "vera-secret")
                        .status())
                .isEqualTo(200);
        assertThat(Files.readString(server.log()))
                .contains("Realm no-flow cannot answer the login API: client plain logs in by the direct grant flow"
                        + " \"direct grant\", which has no step for badges, or a disabled one")
                .contains("Realm disabled-flow cannot answer the login API: client kiosk-api logs in by the direct"
                        + " grant flow \"kiosk direct grant\", which has no step for PINs");
    }

    @Test
    void withoutAUsableClientItIs503(KeycloakServer server) throws Exception {
        Admin admin = RealmCopy.create(server, "no-client", realm -> {
            RealmClient.add(realm, "missing");
            RealmClient.add(realm, "disabled").put("enabled", false);
            RealmClient.add(realm, "confidential").put("publicClient", false).put("secret", "client-secret");
            RealmClient.add(realm, "bearer-only").put("publicClient", false).put("bearerOnly", true);
            RealmClient.add(realm, "consent").put("consentRequired", true);
            RealmClient.add(realm, "no-grant").put("directAccessGrantsEnabled", false);
            RealmClient.add(realm, "saml").put("protocol", "saml");
            RealmClient.add(realm, "dpop").putObject("attributes").put("dpop.bound.access.tokens", "true");
        });
        Caller caller = Caller.atKiosk(server, "no-client");

        for (String client : new String[] {
            "missing", "disabled", "confidential", "bearer-only", "consent", "no-grant", "saml", "dpop"
        }) {
            admin.set("api-client", client);
            if (client.equals("missing")) {
                String id =
                        admin.get("/clients?clientId=missing").get(0).get("id").asText();
                admin.expect("DELETE", "/clients/" + id, null);
            }

            assertError(caller.password("vera", "vera-secret"), 503, "not_configured", "log");
            assertError(caller.pin("vera", "5937"), 503, "not_configured", "log");
            assertError(caller.badge("04DE51BEEF0002"), 503, "not_configured", "log");
            assertThat(Files.readString(server.log()))
                    .containsPattern("Realm no-client cannot answer the login API: .*client " + client);
        }
    }

    public static void assertError(Answer answer, int status, String code, String inMessage) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().size()).isEqualTo(3);
        assertThat(answer.json().get("success").booleanValue()).isFalse();
        assertThat(answer.json().get("success").isBoolean()).isTrue();
        assertThat(answer.json().get("error").asText()).isEqualTo(code);
        assertThat(answer.json().get("message").asText()).contains(inMessage).endsWith(".");
    }
}
