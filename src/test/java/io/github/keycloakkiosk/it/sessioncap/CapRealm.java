package io.github.keycloakkiosk.it.sessioncap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.List;
import java.util.function.Consumer;

/** A realm on one server, or on several servers that share a database. Node numbers wrap around. */
record CapRealm(List<KeycloakServer> nodes, String name, List<Admin> admins) {

    /** A client with Keycloak's own direct grant flow, without a step of this extension. */
    static final String PLAIN = "plain";

    /** With this cap for everybody. */
    static CapRealm create(List<KeycloakServer> nodes, String name, int cap) {
        CapRealm realm = create(nodes, name, demo -> {});
        realm.admin(0).set("session-cap", Integer.toString(cap));
        return realm;
    }

    static CapRealm create(List<KeycloakServer> nodes, String name, Consumer<ObjectNode> change) {
        RealmCopy.create(nodes.get(0), name, realm -> {
            RealmClient.add(realm, PLAIN);
            change.accept(realm);
        });
        return new CapRealm(
                nodes, name, nodes.stream().map(node -> Admin.of(node, name)).toList());
    }

    Admin admin(int node) {
        return admins.get(node % nodes.size());
    }

    Caller kiosk(int node) {
        return Caller.atKiosk(nodes.get(node % nodes.size()), name);
    }

    LoginPages browser(int node) {
        return LoginPages.atKiosk(nodes.get(node % nodes.size()), name);
    }

    /**
     * The number of sessions of all users. A list of one user's would change a test: Keycloak puts listed sessions into its
     * caches.
     */
    int stored() {
        int sum = 0;
        for (JsonNode client : admin(0).get("/client-session-stats")) {
            sum += client.get("active").asInt();
        }
        return sum;
    }
}
