package io.github.keycloakkiosk.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A copy of the demo realm with the role of shift leads and a group of people whom they may manage. */
public record Shop(KeycloakServer server, String realm, Admin admin) {

    private static final AtomicInteger POLICY = new AtomicInteger();

    public static Shop open(KeycloakServer server, String realm) {
        Admin admin = RealmCopy.create(server, realm, copy -> {});
        admin.expect("POST", LivingRealm.SET_UP, Map.of());
        admin.expect("POST", "/groups", Map.of("name", "till"));
        admin.set("badge-desk-groups", "/till");
        return new Shop(server, realm, admin);
    }

    /** A shop whose realm has fine-grained admin permissions. */
    static Shop openWithPermissions(KeycloakServer server, String realm) {
        Shop shop = open(server, realm);
        ObjectNode settings = (ObjectNode) shop.admin.get("");
        shop.admin.expect("PUT", "", settings.put("adminPermissionsEnabled", true));
        return shop;
    }

    /** Lets one user manage another by a fine-grained permission. */
    void permit(String managerId, String managedId) {
        String policy = policy("user", Map.of("users", List.of(managerId)));
        permission(List.of(managedId), List.of("manage", "view"), policy);
    }

    /** A fine-grained permission about users; about all of them where none is named. */
    void permission(List<String> userIds, List<String> scopes, String policy) {
        Map<String, Object> permission = new HashMap<>(Map.of(
                "name",
                "permission " + POLICY.incrementAndGet(),
                "resourceType",
                "Users",
                "scopes",
                scopes,
                "policies",
                List.of(policy)));
        if (!userIds.isEmpty()) {
            permission.put("resources", userIds);
        }
        admin.expect("POST", permissionServer() + "/permission/scope", permission);
    }

    /** Returns its id. */
    String policy(String type, Map<String, ?> of) {
        Map<String, Object> policy = new HashMap<>(of);
        policy.put("name", type + " policy " + POLICY.incrementAndGet());
        String server = permissionServer();
        return admin.expect("POST", server + "/policy/" + type, policy)
                .json()
                .get("id")
                .asText();
    }

    private String permissionServer() {
        return "/clients/"
                + admin.get("/clients?clientId=admin-permissions")
                        .get(0)
                        .get("id")
                        .asText()
                + "/authz/resource-server";
    }

    public Person person(String... realmRoles) {
        Person person = Person.create(admin);
        grant(person.id(), realmRoles);
        return person;
    }

    /** Somebody in the group that shift leads manage. */
    public Person member(String... realmRoles) {
        Person person = person(realmRoles);
        join(person.id(), "till");
        return person;
    }

    /** A shift lead; of power 50 unless there are other roles. */
    public Person lead(String... realmRoles) {
        Person lead = member(realmRoles.length == 0 ? new String[] {"operators"} : realmRoles);
        grantOfManagement(lead.id(), "badge-desk");
        return lead;
    }

    void grant(String userId, String... realmRoles) {
        List<JsonNode> roles = List.of(realmRoles).stream()
                .map(role -> admin.get("/roles/" + role))
                .toList();
        admin.expect("POST", "/users/" + userId + "/role-mappings/realm", roles);
    }

    public void grantOfManagement(String userId, String role) {
        String client = "/clients/"
                + admin.get("/clients?clientId=realm-management")
                        .get(0)
                        .get("id")
                        .asText();
        admin.expect(
                "POST", "/users/" + userId + "/role-mappings" + client, List.of(admin.get(client + "/roles/" + role)));
    }

    void join(String userId, String group) {
        admin.expect("PUT", "/users/" + userId + "/groups/" + groupId(group), null);
    }

    private String groupId(String name) {
        return admin.get("/groups?exact=true&search=" + name).get(0).get("id").asText();
    }

    Caller kiosk() {
        return Caller.atKiosk(server, realm);
    }

    Caller stranger() {
        return Caller.stranger(server, realm);
    }

    /** The admin API with the session of the person's badge, from a kiosk. */
    Admin byBadge(Person person) {
        return admin.as(kiosk(), badgeToken(person.badge()));
    }

    String badgeToken(String loginString) {
        Answer answer = kiosk().grant("kiosk-api", Map.of("method", "token", "login_string", loginString));
        return answer.json().get("access_token").asText();
    }

    /** The admin API with a session of the person's password, from anywhere. */
    Admin byPassword(Person person, Caller from) {
        Answer answer = from.grant("kiosk-api", Map.of("username", person.name(), "password", person.password()));
        return admin.as(from, answer.json().get("access_token").asText());
    }

    static String desk(Person person) {
        return "/kiosk-login/users/" + person.id();
    }

    /** The admin events at this path. */
    JsonNode events(String path) {
        return admin.get("/admin-events?max=100&resourcePath=" + path);
    }
}
