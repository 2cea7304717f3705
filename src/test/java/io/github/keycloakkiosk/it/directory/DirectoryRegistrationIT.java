package io.github.keycloakkiosk.it.directory;

import static io.github.keycloakkiosk.it.client.Admin.typed;
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
import io.github.keycloakkiosk.it.server.ServerLog;
import io.github.keycloakkiosk.it.server.SharesFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new user is in the directory as a whole, or not at all. */
@KioskServer
@SharesFiles
class DirectoryRegistrationIT {

    private static final String IMPORTED = "ldap-new-i";
    private static final String NOT_IMPORTED = "ldap-new";
    private static final String READ_ONLY = "ldap-old";

    private static final Map<String, Admin> REALMS = new HashMap<>();

    private static Directory directory;
    private static KeycloakServer server;
    private static int accounts;

    @BeforeAll
    static void realms(KeycloakServer running) throws Exception {
        server = running;
        directory = Directory.start();
        federate(IMPORTED, Map.of("editMode", "WRITABLE", "syncRegistrations", "true"));
        federate(NOT_IMPORTED, Map.of("editMode", "WRITABLE", "syncRegistrations", "true", "importEnabled", "false"));
        federate(READ_ONLY, Map.of("editMode", "READ_ONLY"));
    }

    private static void federate(String name, Map<String, String> settings) {
        Admin admin = RealmCopy.create(server, name, realm -> {
            ObjectNode config =
                    (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
            config.putArray("registration-limit").add("0");
        });
        DirectoryRealm.federate(admin, directory, settings);
        REALMS.put(name, admin);
    }

    @AfterEach
    void willing() {
        directory.unwilling().toNothing();
    }

    @AfterAll
    static void end() {
        directory.close();
    }

    private static Map<String, String> account() {
        String name = "new" + ++accounts;
        return new HashMap<>(Map.of(
                "username",
                name,
                "email",
                name + "@example.org",
                "phone",
                "49180" + accounts,
                "password",
                "correct horse"));
    }

    private static Answer register(String realm, Map<String, String> account) {
        return Caller.stranger(server, realm).post("register", account);
    }

    private static void assertStatus(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    /** Neither in the directory nor in Keycloak; the same name can be taken at once. */
    private static void assertNothingIsLeft(String realm, Map<String, String> account) throws Exception {
        assertThat(directory.has(account.get("username")))
                .as("in the directory")
                .isFalse();
        assertThat(REALMS.get(realm).get("/users?exact=true&username=" + account.get("username")))
                .isEmpty();
        directory.unwilling().toNothing();
        account.put("password", "correct horse");
        assertStatus(200, register(realm, account));
        assertThat(directory.has(account.get("username"))).isTrue();
    }

    private static void assertEvent(String realm, String error, String reason) {
        JsonNode event = REALMS.get(realm).events("REGISTER_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo(error);
        assertThat(event.at("/details/reason").asText()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORTED, NOT_IMPORTED})
    void aNewAccountIsInTheDirectoryAndLogsIn(String realm) throws Exception {
        Map<String, String> account = account();

        Answer answer = register(realm, account);

        assertStatus(200, answer);
        assertThat(answer.json().get("token").asText()).startsWith("JWT ey");
        assertThat(directory.has(account.get("username"))).isTrue();
        Caller kiosk = Caller.atKiosk(server, realm);
        assertStatus(200, kiosk.password(account.get("phone"), account.get("password")));
        assertStatus(200, kiosk.password(account.get("email"), account.get("password")));
        Admin admin = REALMS.get(realm);
        assertStatus(204, admin.putCredentials(admin.userId(account.get("username")), typed("pin", "7394")));
        assertStatus(200, kiosk.pin(account.get("username"), "7394"));
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORTED, NOT_IMPORTED})
    void aPasswordThatTheDirectoryRefusesLeavesNothing(String realm) throws Exception {
        Map<String, String> account = account();
        directory.unwilling().toChange("userPassword");
        long place = new ServerLog(server.log()).end();

        Answer answer = register(realm, account);

        assertStatus(400, answer);
        assertThat(answer.json().get("errmsg").asText()).contains("'password'");
        assertEvent(realm, "invalid_field", "'password'");
        assertThat(new ServerLog(server.log()).linesFrom(place))
                .anyMatch(line ->
                        line.contains("Realm " + realm + ": user ") && line.contains("removed from the directory"));
        assertNothingIsLeft(realm, account);
    }

    @ParameterizedTest
    @CsvSource({IMPORTED + ",userPassword", NOT_IMPORTED + ",userPassword", IMPORTED + ",mail", NOT_IMPORTED + ",mail"})
    void anEntryThatTheDirectoryKeepsIsAnErrorInTheLog(String realm, String attribute) {
        long place = new ServerLog(server.log()).end();
        directory.unwilling().toChange(attribute);
        directory.unwilling().toDelete();

        assertStatus(400, register(realm, account()));

        assertThat(new ServerLog(server.log()).linesFrom(place))
                .filteredOn(line -> line.contains("UnfinishedEntry"))
                .singleElement()
                .asString()
                .contains(" ERROR ", "Realm " + realm + ":", "may be left half-made");
    }

    /** Keycloak sends these attributes when all else is done, at the commit. */
    @ParameterizedTest
    @CsvSource({
        IMPORTED + ",mail",
        NOT_IMPORTED + ",mail",
        IMPORTED + ",telephoneNumber",
        NOT_IMPORTED + ",telephoneNumber"
    })
    void anAttributeThatTheDirectoryRefusesLeavesNothing(String realm, String attribute) throws Exception {
        Map<String, String> account = account();
        directory.unwilling().toChange(attribute);

        Answer answer = register(realm, account);

        assertStatus(400, answer);
        assertEvent(realm, "invalid_field", "directory");
        assertNothingIsLeft(realm, account);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORTED, NOT_IMPORTED})
    void aDirectoryThatTakesNobodyRefusesClearly(String realm) throws Exception {
        Map<String, String> account = account();
        directory.unwilling().toAdd();

        Answer answer = register(realm, account);

        assertStatus(503, answer);
        assertThat(answer.json().get("errmsg").asText()).contains("directory");
        assertEvent(realm, "directory_refused", "directory");
        assertNothingIsLeft(realm, account);
    }

    @ParameterizedTest
    @CsvSource({
        IMPORTED + ", username, taken-person",
        IMPORTED + ", email,    taken-person@example.org",
        IMPORTED + ", phone,    4918999",
        IMPORTED + ", username, 4918999",
        IMPORTED + ", phone,    13500000003",
        NOT_IMPORTED + ", username, taken-person",
        NOT_IMPORTED + ", email,    taken-person@example.org",
        NOT_IMPORTED + ", phone,    4918999",
        NOT_IMPORTED + ", username, 4918999",
        NOT_IMPORTED + ", phone,    13500000003",
        READ_ONLY + ", username, taken-person",
        READ_ONLY + ", email,    taken-person@example.org",
        READ_ONLY + ", phone,    4918999",
    })
    void aNameOfAnotherIsRefusedAndTheOtherStays(String realm, String field, String value) throws Exception {
        if (!directory.has("taken-person")) {
            directory.add("taken-person", "telephoneNumber: 4918999");
        }
        Map<String, String> account = account();
        account.put(field, value);
        int before = directory.people();

        assertStatus(409, register(realm, account));

        assertThat(directory.people()).isEqualTo(before);
        assertThat(directory.has("taken-person")).isTrue();
    }

    /** An admin's own call: the entry is made before the credentials are read. */
    @ParameterizedTest
    @CsvSource({
        IMPORTED + ", pin, 12, 400",
        IMPORTED + ", badge, 04DE51BEEF0002, 409",
        NOT_IMPORTED + ", pin, 12, 400",
        NOT_IMPORTED + ", badge, 04DE51BEEF0002, 409",
    })
    void aUserWhosePinOrBadgeIsRefusedIsNotMade(String realm, String type, String value, int status) throws Exception {
        Map<String, String> account = account();

        assertStatus(status, REALMS.get(realm).createUser(account.get("username"), typed(type, value)));

        assertNothingIsLeft(realm, account);
    }

    @ParameterizedTest
    @ValueSource(strings = {IMPORTED, NOT_IMPORTED})
    void manyAtOnceMakeOneEntry(String realm) throws Exception {
        Map<String, String> account = account();
        int before = directory.people();

        List<Answer> answers = AtOnce.run(8, racer -> register(realm, account));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(7);
        assertThat(directory.people()).isEqualTo(before + 1);
        assertStatus(200, Caller.atKiosk(server, realm).password(account.get("username"), account.get("password")));
    }

    @ParameterizedTest
    @ValueSource(strings = READ_ONLY)
    void besideADirectoryThatTakesNobodyKeycloakKeepsTheUser(String realm) throws Exception {
        Map<String, String> account = account();

        assertStatus(200, register(realm, account));

        assertThat(directory.has(account.get("username"))).isFalse();
        assertThat(REALMS.get(realm)
                        .get("/users/" + REALMS.get(realm).userId(account.get("username")))
                        .path("federationLink")
                        .asText())
                .isEmpty();
    }
}
