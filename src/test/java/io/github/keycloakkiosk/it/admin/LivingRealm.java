package io.github.keycloakkiosk.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A realm as Keycloak makes it, with two apps, and without anything of kiosk logins. */
public record LivingRealm(Admin admin) {

    static final String SET_UP = "/kiosk-login/set-up";

    public static LivingRealm create(KeycloakServer server, String name) {
        Admin admin = RealmCopy.createEmpty(server, name);
        List.of("shop", "till")
                .forEach(id -> admin.expect(
                        "POST",
                        "/clients",
                        Map.of("clientId", id, "publicClient", true, "redirectUris", List.of("http://localhost/*"))));
        return new LivingRealm(admin);
    }

    public Answer setUp(Map<String, ?> wish) {
        return admin.send("POST", SET_UP, wish);
    }

    /** All of the realm that an export holds, without ids. What Keycloak gives in any order is in one order here. */
    public JsonNode export() {
        JsonNode export = admin.expect("POST", "/partial-export?exportClients=true&exportGroupsAndRoles=true", null)
                .json();
        withoutIds(export);
        return export;
    }

    private static void withoutIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("id", "containerId", "secret"));
            object.properties().forEach(field -> {
                withoutIds(field.getValue());
                if (field.getValue() instanceof ArrayNode array) {
                    sort(array);
                }
            });
        }
        node.forEach(LivingRealm::withoutIds);
    }

    private static void sort(ArrayNode array) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        array.forEach(one -> sorted.put(one.toString(), one.deepCopy()));
        array.removeAll();
        sorted.values().forEach(array::add);
    }

    /** The things in one list of an answer, each as "kind: name". */
    public static List<String> things(Answer answer, String list) {
        List<String> things = new ArrayList<>();
        answer.json()
                .get(list)
                .forEach(one -> things.add(
                        one.get("kind").asText() + ": " + one.get("name").asText()));
        return things;
    }
}
