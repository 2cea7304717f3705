package io.github.keycloakkiosk.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the realms of a comparison. None keeps events, guesses are limited, and passwords have Keycloak's own hash. */
record LoadRealm(KeycloakServer server) {

    /** A client whose flow asks for a user name and nothing else: what any login costs at least. */
    static final String FLOOR = "floor";

    /** A client with Keycloak's own direct grant. */
    static final String PLAIN = "plain";

    /** A client as {@link #FLOOR}, whose flow ends the oldest session by Keycloak's own limiter. */
    static final String LIMITED = "limited";

    static final String CONFIDENTIAL = "resource-server";

    Admin create(String name, Consumer<ObjectNode> change) {
        return RealmCopy.create(server, name, realm -> {
            realm.remove("passwordPolicy");
            TestRealm.limitGuesses(realm);
            realm.put("eventsEnabled", false).put("adminEventsEnabled", false);
            realm.put("accessTokenLifespan", 36_000).put("ssoSessionIdleTimeout", 36_000);
            RealmClient.add(realm, PLAIN);
            RealmClient.addConfidential(realm, CONFIDENTIAL);
            // Or introspection would say of each token that it is not active.
            RealmClient.addAudience(ours(realm), CONFIDENTIAL);
            addFlow(realm, FLOOR, "direct-grant-validate-username");
            change.accept(realm);
        });
    }

    /** A client of this name with a flow of this name; but for the flow it is as ours, and so are its tokens. */
    static void addFlow(ObjectNode realm, String name, String... steps) {
        ObjectNode flow = realm.withArray("authenticationFlows").addObject();
        String id = realm.get("realm").asText() + "-" + name;
        flow.put("id", id).put("alias", name).put("providerId", "basic-flow").put("topLevel", true);
        for (String step : steps) {
            flow.withArray("authenticationExecutions")
                    .addObject()
                    .put("authenticator", step)
                    .put("authenticatorConfig", step.equals("user-session-limits") ? LIMITED : null)
                    .put("requirement", "REQUIRED")
                    .put("priority", flow.withArray("authenticationExecutions").size());
        }
        ObjectNode client = ours(realm).deepCopy();
        client.put("clientId", name)
                .putObject("authenticationFlowBindingOverrides")
                .put("direct_grant", id);
        realm.withArray("clients").add(client);
    }

    private static ObjectNode ours(ObjectNode realm) {
        for (JsonNode client : realm.get("clients")) {
            if (client.get("clientId").asText().equals("kiosk-api")) {
                return (ObjectNode) client;
            }
        }
        throw new IllegalArgumentException("the demo realm has no client kiosk-api");
    }

    /** A login of this user by the name alone. */
    Runnable floor(String realm, String user) {
        Caller kiosk = Caller.atKiosk(server, realm);
        return () -> ok(kiosk.grant(FLOOR, Map.of("username", user)).status());
    }

    static void ok(int status) {
        is(200, status);
    }

    static void is(int wanted, int status) {
        if (status != wanted) {
            throw new IllegalStateException("answered " + status + " and not " + wanted);
        }
    }
}
