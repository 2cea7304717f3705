package io.github.keycloakkiosk.setup.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Gear;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Part;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Step;
import io.github.keycloakkiosk.setup.flow.FlowPlan.SubFlow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The demo realm's file has the flows that set-up draws, and no other. */
class KioskFlowsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode realm = demoRealm();

    @Test
    void areThoseOfTheDemoRealm() {
        List<FlowPlan> flows = new ArrayList<>();
        for (JsonNode flow : realm.get("authenticationFlows")) {
            if (flow.get("topLevel").asBoolean()) {
                flows.add(plan(flow));
            }
        }

        assertThat(flows).isEqualTo(KioskFlows.ALL);
    }

    private FlowPlan plan(JsonNode flow) {
        List<Part> parts = new ArrayList<>();
        flow.get("authenticationExecutions").forEach(execution -> parts.add(part(execution)));
        return new FlowPlan(flow.get("alias").asText(), flow.get("description").asText(), parts);
    }

    private Part part(JsonNode execution) {
        Requirement requirement =
                Requirement.valueOf(execution.get("requirement").asText());
        if (execution.has("flowAlias")) {
            return new SubFlow(
                    requirement,
                    plan(named("authenticationFlows", execution.get("flowAlias").asText())));
        }
        return new Step(
                requirement,
                execution.get("authenticator").asText(),
                Optional.ofNullable(execution.get("authenticatorConfig")).map(alias -> gear(alias.asText())));
    }

    @SuppressWarnings("unchecked") // The file has texts alone there.
    private Gear gear(String alias) {
        return Gear.of(
                alias, JSON.convertValue(named("authenticatorConfig", alias).get("config"), Map.class));
    }

    private JsonNode named(String list, String alias) {
        for (JsonNode one : realm.get(list)) {
            if (one.get("alias").asText().equals(alias)) {
                return one;
            }
        }
        throw new AssertionError(list + " has no " + alias);
    }

    private static JsonNode demoRealm() {
        try {
            return JSON.readTree(Path.of("realm-export", "kiosk-realm.json").toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
