package io.github.keycloakkiosk.it.sessioncap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;

/**
 * Keycloak's own <em>User Session Limits</em>, in a realm without our settings, under the same burst. It counts before the
 * login is stored, and so lets too many in. If it withstood a burst, that burst would show nothing about our cap.
 */
final class BuiltInLimit {

    private static final String FLOW = "limited grant";
    private static final int BURSTS = 5;

    private BuiltInLimit() {}

    /**
     * The number of sessions that it leaves a user who may have so many: the most after a few bursts, since each burst may
     * be lucky.
     */
    static int left(List<KeycloakServer> nodes, String realmName, int limit) throws Exception {
        CapRealm realm = CapRealm.create(nodes, realmName, json -> limit(json, limit));
        Admin admin = realm.admin(0);
        Person person = new Person(admin, "limited", "password-of-limited", "", "");
        admin.createUser(person.name(), Map.of("type", "password", "value", person.password()));
        int left = 0;
        for (int burst = 0; burst < BURSTS && left <= limit; burst++) {
            AtOnce.run(Bursts.LOGINS, i -> Door.GRANT.prepare(realm, i, person).get());
            left = Math.max(left, Sessions.of(admin, person.name()).count());
        }
        return left;
    }

    private static void limit(ObjectNode realm, int limit) {
        realm.remove("users");
        ((ObjectNode) realm.get("components")).remove("org.keycloak.services.ui.extend.UiTabProvider");
        ((ArrayNode) realm.get("authenticatorConfig"))
                .addObject()
                .put("alias", FLOW)
                .putObject("config")
                .put("userRealmLimit", Integer.toString(limit))
                .put("userClientLimit", "0")
                .put("behavior", "Terminate oldest session");
        ObjectNode flow = ((ArrayNode) realm.get("authenticationFlows")).addObject();
        flow.put("alias", FLOW).put("providerId", "basic-flow").put("topLevel", true);
        ArrayNode steps = flow.putArray("authenticationExecutions");
        for (String step :
                List.of("direct-grant-validate-username", "direct-grant-validate-password", "user-session-limits")) {
            steps.addObject()
                    .put("authenticator", step)
                    .put("authenticatorConfig", step.equals("user-session-limits") ? FLOW : null)
                    .put("requirement", "REQUIRED")
                    .put("priority", steps.size());
        }
        realm.put("directGrantFlow", FLOW);
    }
}
