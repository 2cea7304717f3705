package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operation {@code register} of docs/openapi.yaml: it makes a whole account, or nothing. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterIT {

    private KeycloakServer server;
    private Admin admin;
    private Caller anywhere;

    @BeforeAll
    void createRealm(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, "register", RegisterIT::withoutLimit);
        // Set afterwards: the users in the copied realm have shorter passwords.
        admin.expect(
                "PUT",
                "",
                Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1) and length(8)"));
        anywhere = Caller.stranger(server, "register");
    }

    private static void withoutLimit(ObjectNode realm) {
        setting(realm, "registration-limit", "0");
    }

    private static void setting(ObjectNode realm, String key, String value) {
        ObjectNode config = (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
        config.putArray(key).add(value);
    }

    private static Map<String, String> account(String name, String phone) {
        return Map.of("username", name, "email", name + "@example.org", "phone", phone, "password", "correct horse");
    }

    @Test
    void aNewAccountIsLoggedIn() {
        Answer answer = anywhere.post("register", account("anna", "4901"));

        assertThat(answer.status()).isEqualTo(200);
        JsonNode body = answer.json();
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "uid", "status", "token", "username", "email", "phone", "locale", "role", "privilegeLevel");
        assertThat(body.get("status").asText()).isEqualTo("success");
        assertThat(body.get("uid").asText()).isEqualTo(admin.userId("anna"));
        assertThat(body.get("email").asText()).isEqualTo("anna@example.org");
        assertThat(body.get("phone").asText()).isEqualTo("4901");
        assertThat(body.get("token").asText()).startsWith("JWT ey");
        assertThat(anywhere.userinfo(body.get("token").asText().substring(4)).status())
                .isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).startsWith("KEYCLOAK_IDENTITY=");
        assertThat(admin.events("REGISTER").get(0).at("/details/username").asText())
                .isEqualTo("anna");
    }

    @Test
    void theAccountLogsInByItsPhone() {
        anywhere.post("register", account("berta", "4902"));

        assertThat(anywhere.post("login", Map.of("userid", "4902", "password", "correct horse"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "username, vera,             409",
        "username, VERA,             409",
        "username, 13500000003,      409",
        "email,    vera@example.com, 409",
        "phone,    13500000003,      409",
        "email,    nonsense,         400",
        "phone,    nonsense,         400",
        "username, x,                400",
        "password, short,            400",
        "password, '',               400",
        "username, '',               400",
    })
    void aBadValueIsRefusedByNameAndNothingIsLeft(String field, String value, int status) {
        Map<String, String> account = new HashMap<>(account("bad-" + field, "4903"));
        account.put(field, value);
        int before = admin.get("/users/count").asInt();

        Answer answer = anywhere.post("register", account);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("status").asText()).isEqualTo("error");
        assertThat(answer.json().get("errcode").asText()).isEqualTo(Integer.toString(status));
        assertThat(answer.json().get("errmsg").asText()).contains("'" + field + "'");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(admin.get("/users/count").asInt()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"username", "email", "phone"})
    void twentyAtOnceMakeOneAccount(String same) throws Exception {
        List<Answer> answers = AtOnce.run(20, i -> {
            Map<String, String> account =
                    new HashMap<>(account("racer-" + same + i, "555" + same.length() + (1000 + i)));
            account.put(same, account("racer-" + same, "5550" + same.length()).get(same));
            return anywhere.post("register", account);
        });

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(19);
        assertThat(admin.get("/users?search=racer-" + same)).hasSize(1);
    }

    @Test
    void anAccountThatMustDoSomethingFirstHasNoToken() {
        Admin verifying = RealmCopy.create(server, "verifying", realm -> realm.put("verifyEmail", true));

        Answer answer = Caller.stranger(server, "verifying").post("register", account("carla", "4904"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("token").isNull()).isTrue();
        assertThat(answer.json().get("message").asText()).isNotBlank();
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(verifying.userId("carla")).isEqualTo(answer.json().get("uid").asText());
    }

    @Test
    void aRefusalIsAnEventWithItsReason() {
        anywhere.post("register", account("vera", "4906"));

        JsonNode event = admin.events("REGISTER_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("conflict");
        assertThat(event.at("/details/reason").asText()).contains("'username'");
        // The reason names the field, not the typed value, which may be anything.
        assertThat(event.at("/details/username").isMissingNode()).isTrue();
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.2");
    }

    @Test
    void registrationIsOffUnlessRealmAndSettingsAllowIt() {
        Map<String, Admin> closed = Map.of(
                "closed-realm",
                RealmCopy.create(server, "closed-realm", realm -> realm.put("registrationAllowed", false)),
                "closed-settings",
                RealmCopy.create(server, "closed-settings", realm -> setting(realm, "registration", "false")));

        for (String realm : closed.keySet()) {
            Answer answer = Caller.stranger(server, realm).post("register", account("dora", "4905"));
            assertThat(closed.get(realm)
                            .events("REGISTER_ERROR")
                            .get(0)
                            .get("error")
                            .asText())
                    .isEqualTo("registration_disabled");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.json().get("errcode").asText()).isEqualTo("403");
        }
    }

    @Test
    void oneAddressRegistersSoOftenAndNoMore() throws Exception {
        Admin limited = RealmCopy.create(server, "limited", realm -> setting(realm, "registration-limit", "3"));

        List<Answer> answers = AtOnce.run(
                8, i -> Caller.stranger(server, "limited").post("register", account("many" + i, "49" + (60 + i))));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .hasSize(5)
                .allSatisfy(answer -> assertThat(Integer.parseInt(answer.header("Retry-After")))
                        .isBetween(1, 3600));
        assertThat(limited.events("REGISTER_ERROR"))
                .allMatch(event -> event.get("error").asText().equals("too_many_registrations"));
        assertThat(Caller.atKiosk(server, "limited")
                        .post("register", account("other", "4970"))
                        .status())
                .isEqualTo(200);
    }
}
