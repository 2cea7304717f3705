package io.github.keycloakkiosk.it.power;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code role}, {@code power} and {@code id} in the answer: their sources, and what has no influence. */
@KioskServer
class PowerIT {

    private static final String REALM = "power";

    private static Admin admin;
    private static int users;

    private Caller kiosk;
    private String user;
    private String badge;

    @BeforeAll
    static void rolesOfPower(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        role("foreman", "30");
        role("chief", "70");
        role("plain", null);
        admin.expect(
                "POST", "/roles-by-id/" + roleId("plain") + "/composites", List.of(Map.of("id", roleId("foreman"))));
        role("wrapper", null);
        admin.expect(
                "POST", "/roles-by-id/" + roleId("wrapper") + "/composites", List.of(Map.of("id", roleId("plain"))));
    }

    @BeforeEach
    void somebody(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
        badge = "04F00D" + (1000 + ++users);
        user = "somebody" + users;
        assertThat(admin.createUser(user, typed("badge", badge)).status()).isEqualTo(201);
    }

    @AfterEach
    void gone() {
        admin.expect("DELETE", "/users/" + admin.userId(user), null);
    }

    @Test
    void withoutAnyRoleOfPowerItIsOneAndNoRole() {
        assertPower("", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "foreman,         foreman, 30",
        "foreman chief,   chief,   70",
        "chief viewer,    chief,   70",
        "viewer,          viewer,   1",
        "plain,           foreman, 30",
        "wrapper,         foreman, 30",
        "wrapper viewer,  foreman, 30",
    })
    void theHighestRoleWinsDirectOrInComposites(String roles, String role, int power) {
        assign(roles.split(" "));

        assertPower(role, power);
    }

    @Test
    void aGroupsRoleCountsAndSoDoesThatOfItsParent() {
        String parent = created("/groups", Map.of("name", "parent-" + user));
        admin.expect("POST", "/groups/" + parent + "/role-mappings/realm", List.of(roleByName("chief")));
        String child = created("/groups/" + parent + "/children", Map.of("name", "child-" + user));
        admin.expect("POST", "/groups/" + child + "/role-mappings/realm", List.of(roleByName("foreman")));
        assertPower("", 1);

        admin.expect("PUT", "/users/" + admin.userId(user) + "/groups/" + child, null);

        assertPower("chief", 70);
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneWithTheNextLogin() {
        assign("chief");
        assertPower("chief", 70);

        admin.expect("DELETE", "/users/" + admin.userId(user) + "/role-mappings/realm", List.of(roleByName("chief")));

        assertPower("", 1);
    }

    @Test
    void aClientsRoleDoesNotCount() {
        String client =
                admin.get("/clients?clientId=kiosk-app").get(0).get("id").asText();
        admin.expect("POST", "/clients/" + client + "/roles", Map.of("name", "root" + users));
        ObjectNode role = (ObjectNode) admin.get("/clients/" + client + "/roles/root" + users);
        role.putObject("attributes").putArray("power").add("100");
        admin.expect("PUT", "/clients/" + client + "/roles/root" + users, role);
        assertThat(admin.get("/clients/" + client + "/roles/root" + users)
                        .at("/attributes/power/0")
                        .asText())
                .isEqualTo("100");
        admin.expect("POST", "/users/" + admin.userId(user) + "/role-mappings/clients/" + client, List.of(role));

        assertPower("", 1);
    }

    @Test
    void aUsersOwnAttributeGrantsNothing() {
        profile("power", List.of("admin", "user"));
        attribute("power", "100");
        assertThat(admin.get("/users/" + admin.userId(user))
                        .at("/attributes/power/0")
                        .asText())
                .isEqualTo("100");

        assertPower("", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-5", "+5", "05", "5.0", " 5", "1e2", "fifty", "5 6", "٥", "99999999999"})
    void junkIsIgnored(String power) {
        role("junk" + users, power);
        assign("junk" + users);
        assertPower("", 1);

        assign("foreman");
        assertPower("foreman", 30);
    }

    @ParameterizedTest
    @CsvSource({
        "admin,      4711, true",
        "admin user, 4711, false",
        "user,       4711, false",
        "admin,      0,    false",
        "admin,      -1,   false",
        "admin,      9007199254740992, false",
        "admin,      9007199254740991, true",
    })
    void theLegacyIdCountsWhenOnlyAdminsCanEditIt(String editors, String legacyId, boolean counts) {
        long derived = login().at("/user/id").asLong();
        profile("legacy_id", List.of("admin"));
        attribute("legacy_id", legacyId);
        profile("legacy_id", List.of(editors.split(" ")));

        long id = login().at("/user/id").asLong();

        assertThat(id).isEqualTo(counts ? Long.parseLong(legacyId) : derived).isBetween(1L, (1L << 53) - 1);
    }

    @Test
    void theLegacyIdDoesNotCountWhenTheProfileDoesNotKnowIt() {
        long derived = login().at("/user/id").asLong();
        profile("legacy_id", List.of("admin"));
        attribute("legacy_id", "4711");
        assertThat(login().at("/user/id").asLong()).isEqualTo(4711);

        JsonNode profile = admin.get("/users/profile");
        ((ObjectNode) profile).put("unmanagedAttributePolicy", "ENABLED");
        removeFrom(profile, "legacy_id");
        admin.expect("PUT", "/users/profile", profile);

        assertThat(admin.get("/users/" + admin.userId(user))
                        .at("/attributes/legacy_id/0")
                        .asText())
                .isEqualTo("4711");
        assertThat(login().at("/user/id").asLong()).isEqualTo(derived);
    }

    private JsonNode login() {
        Answer answer = kiosk.badge(badge);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private void assertPower(String role, int power) {
        assertThat(login().at("/user/role").asText()).isEqualTo(role);
        assertThat(login().at("/user/power").asInt()).isEqualTo(power);
    }

    private void assign(String... roles) {
        admin.expect(
                "POST",
                "/users/" + admin.userId(user) + "/role-mappings/realm",
                List.of(roles).stream().map(PowerIT::roleByName).toList());
    }

    private void attribute(String name, String value) {
        ObjectNode representation = (ObjectNode) admin.get("/users/" + admin.userId(user));
        representation.withObjectProperty("attributes").putArray(name).add(value);
        admin.expect("PUT", "/users/" + admin.userId(user), representation);
    }

    /** Declares the attribute in the user profile, so that these may edit it, without any validation. */
    private static void profile(String attribute, List<String> editors) {
        JsonNode profile = admin.get("/users/profile");
        removeFrom(profile, attribute);
        ObjectNode declared =
                ((ArrayNode) profile.get("attributes")).addObject().put("name", attribute);
        ObjectNode permissions = declared.putObject("permissions");
        permissions.putArray("view").add("admin").add("user");
        editors.forEach(permissions.putArray("edit")::add);
        admin.expect("PUT", "/users/profile", profile);
    }

    private static void removeFrom(JsonNode profile, String attribute) {
        var attributes = profile.get("attributes").elements();
        while (attributes.hasNext()) {
            if (attributes.next().get("name").asText().equals(attribute)) {
                attributes.remove();
            }
        }
    }

    private static void role(String name, String power) {
        admin.expect(
                "POST",
                "/roles",
                power == null
                        ? Map.of("name", name)
                        : Map.of("name", name, "attributes", Map.of("power", List.of(power))));
    }

    private static JsonNode roleByName(String name) {
        return admin.get("/roles/" + name);
    }

    private static String roleId(String name) {
        return roleByName(name).get("id").asText();
    }

    private static String created(String path, Object body) {
        String location = admin.expect("POST", path, body).header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
