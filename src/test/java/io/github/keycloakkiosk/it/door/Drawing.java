package io.github.keycloakkiosk.it.door;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.RealmClient;

/**
 * Draws flows into realm JSON, each for a client of its own, so that one realm holds many flows. A drawing reads {@code
 * auth-cookie ALTERNATIVE, CONDITIONAL(kiosk-pin-due REQUIRED, kiosk-pin-form REQUIRED)}. The word before a bracket is the
 * requirement of a sub-flow.
 */
final class Drawing {

    static final String APP = "http://127.0.0.1:8080/app";

    private final ObjectNode realm;
    private int subFlows;

    Drawing(ObjectNode realm) {
        this.realm = realm;
    }

    /** A public client whose browser logins, and direct grants, run this flow. */
    ObjectNode client(String clientId, String drawing) {
        String id = realm.get("realm").asText() + "-" + clientId;
        flow(id, clientId, drawing);
        ObjectNode client = client(clientId);
        client.putObject("authenticationFlowBindingOverrides")
                .put("browser", id)
                .put("direct_grant", id);
        return client;
    }

    /** A public client that may do everything. */
    ObjectNode client(String clientId) {
        ObjectNode client = RealmClient.add(realm, clientId);
        client.putArray("redirectUris").add(APP);
        return client;
    }

    /** A flow with this alias, to which the realm can be bound. */
    void flow(String id, String alias, String drawing) {
        draw(alias, "basic-flow", drawing).put("id", id).put("topLevel", true);
    }

    private ObjectNode draw(String alias, String provider, String drawing) {
        ObjectNode flow = realm.withArray("authenticationFlows").addObject();
        flow.put("alias", alias).put("providerId", provider).put("topLevel", false);
        ArrayNode executions = flow.put("builtIn", false).putArray("authenticationExecutions");
        for (String step : drawing.isEmpty() ? new String[0] : drawing.split(", (?![^(]*\\))")) {
            ObjectNode execution = executions.addObject().put("priority", executions.size());
            if (step.endsWith(")")) {
                String subFlow = alias + " " + ++subFlows;
                draw(subFlow, "basic-flow", step.substring(step.indexOf('(') + 1, step.length() - 1));
                execution.put("authenticatorFlow", true).put("flowAlias", subFlow);
                execution.put("requirement", step.substring(0, step.indexOf('(')));
            } else {
                String[] words = step.split(" ");
                execution.put("authenticator", words[0]).put("requirement", words[1]);
            }
        }
        return flow;
    }
}
