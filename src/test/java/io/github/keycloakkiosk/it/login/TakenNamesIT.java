package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody takes another's login name, at any door of Keycloak. {@code old-a} and {@code old-b} share theirs from before. */
@KioskServer
class TakenNamesIT {

    private static final String REALM = "taken-names";
    private static final String OLGAS = "13500000002";
    private static final String SENTENCE = "Somebody else signs in with this.";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    @BeforeAll
    static void realm(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, TakenNamesIT::change);
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static void change(ObjectNode realm) {
        LoginNamesIT.declare(realm, "staffNumber", "\"admin\"");
        realm.put("editUsernameAllowed", true);
        LoginNamesIT.user(realm, "numbered").putObject("attributes").put("staffNumber", "AB-1");
        for (String old : List.of("old-a", "old-b")) {
            ObjectNode user = LoginNamesIT.user(realm, old).put("email", old + "@example.org");
            user.putObject("attributes").put("phoneNumber", "7001");
            user.putArray("realmRoles").add("default-roles-" + REALM);
        }
        LoginNamesIT.user(realm, "mover").put("email", "mover@example.org");
        ObjectNode pending = LoginNamesIT.user(realm, "pending").put("email", "pending@example.org");
        pending.putArray("requiredActions").add("UPDATE_PROFILE");
        ((ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config"))
                .putArray("login-names")
                .add("username, email, phoneNumber, staffNumber");
        ((ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config"))
                .putArray("registration-limit")
                .add("0");
    }

    /** Olga is as she was, and her number is hers. */
    @AfterEach
    void olgaLogsInByHerPhone() {
        assertThat(kiosk.pin(OLGAS, "8264").status()).isEqualTo(200);
    }

    private static Map<String, Object> user(String username, String email, String phone, String staffNumber) {
        Map<String, Object> user = new HashMap<>();
        user.put("username", username);
        user.put("email", email);
        user.put("enabled", true);
        user.put("firstName", "A");
        user.put("lastName", "B");
        Map<String, List<String>> attributes = new HashMap<>();
        if (phone != null) {
            attributes.put("phoneNumber", List.of(phone));
        }
        if (staffNumber != null) {
            attributes.put("staffNumber", List.of(staffNumber));
        }
        user.put("attributes", attributes);
        return user;
    }

    @ParameterizedTest
    @CsvSource({
        // user name, e-mail, phone, staff number, the field that is another's
        "13500000002, a@example.org,     ,            ,                   username",
        "OLGA,        a@example.org,     ,            ,                   username",
        "ab-1,        a@example.org,     ,            ,                   username",
        "olga@example.com, a@example.org, ,           ,                   username",
        "taker,       OLGA@example.com,  ,            ,                   email",
        "taker,       a@example.org,     13500000002, ,                   phoneNumber",
        "taker,       a@example.org,     7001,        ,                   phoneNumber",
        "taker,       a@example.org,     ,            AB-1,               staffNumber",
        "taker,       a@example.org,     ,            13500000002,        staffNumber",
        "taker,       a@example.org,     ,            olga,               staffNumber",
        "taker,       a@example.org,     ,            olga@example.com,   staffNumber",
    })
    void anAdminGivesNobodyTheNameOfAnother(
            String username, String email, String phone, String staffNumber, String field) {
        int before = admin.get("/users/count").asInt();

        Answer made = admin.send("POST", "/users", user(username, email, phone, staffNumber));

        assertThat(made.status()).isEqualTo(409);
        assertThat(admin.get("/users/count").asInt()).isEqualTo(before);
        if (field.equals("phoneNumber") || field.equals("staffNumber")) {
            assertThat(made.body()).contains("'" + field + "': another user logs in with this value");
        }

        String mover = admin.userId("mover");
        JsonNode stored = admin.get("/users/" + mover);
        Map<String, Object> changed = user(
                username.equals("taker") ? "mover" : username,
                email.equals("a@example.org") ? "mover@example.org" : email,
                phone,
                staffNumber);
        assertThat(admin.send("PUT", "/users/" + mover, changed).status()).isEqualTo(409);
        assertThat(admin.get("/users/" + mover)).isEqualTo(stored);
    }

    @Test
    void aFreeNameIsGiven() {
        admin.expect("POST", "/users", user("free", "free@example.org", "7100", "AB-2"));

        String id = admin.userId("free");
        admin.expect("PUT", "/users/" + id, user("free", "free2@example.org", "7100", "AB-3"));
        admin.expect("PUT", "/users/" + id, user("7100", "free2@example.org", "7100", "AB-3"));
        admin.expect("POST", "/users", user("next", "free@example.org", "7101", "AB-2"));
        assertThat(admin.send("POST", "/users", user("last", "last@example.org", "ab-3", null))
                        .status())
                .isIn(400, 409);
    }

    @Test
    void anOldDuplicateKeepsNobodyFromChangingTheRest() {
        String id = admin.userId("old-a");
        Map<String, Object> user = user("old-a", "old-a@example.org", "7001", null);
        user.put("firstName", "Changed");
        admin.expect("PUT", "/users/" + id, user);
        assertThat(account("old-a", "pw-old-a", user("old-a", "old-a@example.org", "7001", null))
                        .status())
                .isEqualTo(204);

        Map<String, Object> taken = user("7001", "old-a@example.org", "7001", null);
        assertThat(admin.send("PUT", "/users/" + id, taken).status())
                .as("from one field into another")
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "vera,        vera@example.com, 13500000002, phoneNumber",
        "13500000002, vera@example.com, 13500000003, username",
        "ab-1,        vera@example.com, 13500000003, username",
        "vera,        olga@example.com, 13500000003, email",
    })
    void theAccountConsoleSaysWhoseFieldItIs(String username, String email, String phone, String field) {
        String id = admin.userId("vera");
        JsonNode stored = admin.get("/users/" + id);
        Map<String, Object> sent = user(username, email, phone, null);

        Answer answer = account("vera", "vera-secret", sent);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("\"" + field + "\"");
        if (!field.equals("email")) {
            assertThat(answer.body()).contains("kiosk-name-taken");
        }
        assertThat(admin.get("/users/" + id)).isEqualTo(stored);
    }

    private static Answer account(String name, String password, Map<String, Object> sent) {
        Map<String, Object> profile = new HashMap<>(sent);
        profile.remove("enabled");
        String token = kiosk.password(name, password).json().get("token").asText();
        return kiosk.send(kiosk.request("POST", "/account")
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Accept", "application/json")
                .setEntity(new StringEntity(Admin.json(profile), ContentType.APPLICATION_JSON)));
    }

    @ParameterizedTest
    @CsvSource({"newcomer, 13500000002", "13500000002, 7200", "ab-1, 7200", "newcomer, 7001"})
    void keycloaksRegistrationPageSaysSo(String username, String phone) {
        int before = admin.get("/users/count").asInt();
        LoginPages page = LoginPages.stranger(server, REALM).open("prompt=create");

        page.post(registration(username, phone));

        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.body()).contains(SENTENCE).doesNotContain("kiosk-name-taken");
        assertThat(admin.get("/users/count").asInt()).isEqualTo(before);

        page.post(registration("newcomer-" + username + phone, "72" + (before + 10)));
        assertThat(page.isSignedIn()).as("the form is still good").isTrue();
    }

    private static Map<String, String> registration(String username, String phone) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("username", username);
        form.put("email", username.replaceAll("[^a-z0-9]", "") + phone + "@example.net");
        form.put("firstName", "A");
        form.put("lastName", "B");
        form.put("phoneNumber", phone);
        form.put("password", "correct horse");
        form.put("password-confirm", "correct horse");
        return form;
    }

    @Test
    void theProfilePageOfALoginSaysSo() {
        LoginPages page = LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-password-form")
                .password("pending", "pw-pending")
                .post(profile(OLGAS));

        assertThat(page.body()).contains(SENTENCE);
        assertThat(page.isSignedIn()).isFalse();
        assertThat(admin.get("/users/" + admin.userId("pending")).has("attributes"))
                .isFalse();

        assertThat(page.post(profile("7300")).isSignedIn()).isTrue();
    }

    private static Map<String, String> profile(String phone) {
        return Map.of(
                "username",
                "pending",
                "email",
                "pending@example.org",
                "firstName",
                "A",
                "lastName",
                "B",
                "phoneNumber",
                phone);
    }

    @Test
    void ourRegistrationSaysSo() {
        Map<String, String> account = new HashMap<>(
                Map.of("username", "ab-1", "email", "ab1@example.net", "phone", "7400", "password", "correct horse"));

        Answer answer = kiosk.post("register", account);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("errmsg").asText()).isEqualTo("Field 'username': " + SENTENCE);
        account.put("username", "registered");
        account.put("phone", "7001");
        assertThat(kiosk.post("register", account).json().get("errmsg").asText())
                .isEqualTo("Field 'phone': " + SENTENCE);
    }

    @ParameterizedTest
    @CsvSource({"imported, 13500000002, phoneNumber", "13500000002, 7500, username"})
    void aPartialImportBringsNothing(String username, String phone, String field) {
        int before = admin.get("/users/count").asInt();
        Map<String, Object> good = user("good", "good@example.net", "7501", null);

        Answer answer = admin.send(
                "POST",
                "/partialImport",
                Map.of(
                        "ifResourceExists",
                        "OVERWRITE",
                        "users",
                        List.of(good, user(username, "imported@example.net", phone, null))));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("'" + field + "'", "another user logs in with this value");
        assertThat(admin.get("/users/count").asInt()).isEqualTo(before);
    }

    @Test
    void aPartialImportOfFreeNamesIsDone() {
        List<Map<String, Object>> users = List.of(
                user("import-a", "import-a@example.net", "7601", null),
                user("import-b", "import-b@example.net", "7602", null));
        for (String again : List.of("FAIL", "OVERWRITE")) {
            admin.expect("POST", "/partialImport", Map.of("ifResourceExists", again, "users", users));
        }

        Answer twins = admin.send(
                "POST",
                "/partialImport",
                Map.of(
                        "ifResourceExists",
                        "FAIL",
                        "users",
                        List.of(
                                user("twin-a", "ta@example.net", "7603", null),
                                user("7603", "tb@example.net", null, null))));
        assertThat(twins.status()).isEqualTo(409);
    }

    /** One as a phone, one as a user name, one as a staff number. */
    @Test
    void ofSixteenAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            String wanted = "79" + round;
            int turn = round;
            List<Answer> answers = AtOnce.run(16, i -> {
                String own = "racer-" + turn + "-" + i;
                return admin.send(
                        "POST",
                        "/users",
                        user(
                                i % 3 == 0 ? wanted + "0" : own,
                                own + "@example.net",
                                i % 3 == 1 ? wanted + "0" : null,
                                i % 3 == 2 ? wanted + "0" : null));
            });

            assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        }
    }

    @Test
    void aRealmWithoutSettingsIsLeftAlone() {
        Admin bare = RealmCopy.create(server, REALM + "-bare", realm -> {
            ((ObjectNode) realm.get("components")).remove("org.keycloak.services.ui.extend.UiTabProvider");
            realm.remove("users");
        });

        bare.expect("POST", "/users", user("one", "one@example.net", "7700", null));
        bare.expect("POST", "/users", user("7700", "two@example.net", "7700", null));
    }

    @Test
    void nothingOfOursIsInTheProfile() {
        Matcher ours =
                Pattern.compile("kiosk").matcher(admin.get("/users/profile").toString());

        assertThat(ours.find()).isFalse();
        assertThat(admin.get("/components?type=org.keycloak.userprofile.UserProfileProvider"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("providerId").asText()).isEqualTo("declarative-user-profile"));
        JsonNode profile = admin.get("/users/profile");
        admin.expect("PUT", "/users/profile", profile);
        assertThat(admin.get("/components?type=org.keycloak.userprofile.UserProfileProvider"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("providerId").asText()).isEqualTo("declarative-user-profile"));
    }
}
