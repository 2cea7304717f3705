package io.github.keycloakkiosk.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** An admin who draws at one top-level flow, as the console does. Each change returns what undoes it. */
final class ConsoleFlow {

    private final Admin admin;
    private final String flow;

    ConsoleFlow(Admin admin, String flow) {
        this.admin = admin;
        this.flow = flow;
    }

    private static String path(String alias) {
        return "/authentication/flows/"
                + URLEncoder.encode(alias, StandardCharsets.UTF_8).replace("+", "%20") + "/executions";
    }

    /** The row of a step, by its provider, in a sub-flow; or the row of the sub-flow itself, where there is no provider. */
    JsonNode row(String subFlow, String provider) {
        Map<Integer, String> around = new HashMap<>(Map.of(-1, ""));
        for (JsonNode row : admin.get(path(flow))) {
            int level = row.get("level").asInt();
            boolean isSubFlow = row.path("authenticationFlow").asBoolean();
            String name = row.path("displayName").asText();
            if (isSubFlow) {
                around.put(level, name);
            }
            boolean found = provider.isEmpty()
                    ? isSubFlow && name.equals(subFlow)
                    : row.path("providerId").asText().equals(provider)
                            && around.get(level - 1).equals(subFlow);
            if (found) {
                return row;
            }
        }
        throw new AssertionError("no " + provider + " in " + subFlow);
    }

    Runnable require(String subFlow, String provider, String requirement) {
        JsonNode row = row(subFlow, provider);
        String before = row.get("requirement").asText();
        require(row, requirement);
        return () -> require(row(subFlow, provider), before);
    }

    private void require(JsonNode row, String requirement) {
        admin.expect("PUT", path(flow), ((ObjectNode) row.deepCopy()).put("requirement", requirement));
    }

    /** Deletes a step without a gear. */
    Runnable delete(String subFlow, String provider) {
        JsonNode row = row(subFlow, provider);
        admin.expect("DELETE", "/authentication/executions/" + row.get("id").asText(), null);
        return () -> add(subFlow, provider, row.get("priority").asInt());
    }

    /** Adds a step, and makes it required. */
    Runnable add(String subFlow, String provider, int priority) {
        admin.expect(
                "POST",
                path(subFlow.isEmpty() ? flow : subFlow) + "/execution",
                Map.of("provider", provider, "priority", priority));
        require(row(subFlow, provider), "REQUIRED");
        return () -> delete(subFlow, provider);
    }

    /** Moves a step to another place of its level. */
    Runnable move(String subFlow, String provider, int priority) {
        ObjectNode row = row(subFlow, provider).deepCopy();
        int before = row.get("priority").asInt();
        admin.expect("PUT", path(flow), row.put("priority", priority));
        return () -> admin.expect(
                "PUT", path(flow), ((ObjectNode) row(subFlow, provider).deepCopy()).put("priority", before));
    }

    /** Saves the gear of a step with one value more, or another one. */
    Runnable gear(String subFlow, String provider, String key, String value) {
        JsonNode row = row(subFlow, provider);
        if (!row.has("authenticationConfig")) {
            admin.expect(
                    "POST",
                    "/authentication/executions/" + row.get("id").asText() + "/config",
                    Map.of("alias", "gear of " + row.get("id").asText(), "config", Map.of(key, value)));
            String made = row(subFlow, provider).get("authenticationConfig").asText();
            return () -> admin.expect("DELETE", "/authentication/config/" + made, null);
        }
        String gear =
                "/authentication/config/" + row.get("authenticationConfig").asText();
        JsonNode before = admin.get(gear);
        ObjectNode after = before.deepCopy();
        after.withObject("/config").put(key, value);
        admin.expect("PUT", gear, after);
        return () -> admin.expect("PUT", gear, before);
    }

    /** Deletes the gear of a step. */
    Runnable withoutGear(String subFlow, String provider) {
        JsonNode row = row(subFlow, provider);
        JsonNode before = admin.get(
                "/authentication/config/" + row.get("authenticationConfig").asText());
        admin.expect("DELETE", "/authentication/config/" + before.get("id").asText(), null);
        return () -> admin.expect(
                "POST", "/authentication/executions/" + row.get("id").asText() + "/config", before);
    }
}
