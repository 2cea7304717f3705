package io.github.keycloakkiosk.setup.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/**
 * A flow as an admin sees it. Two flows with equal plans do the same.
 *
 * @param alias its name
 * @param parts in the order in which they run
 */
public record FlowPlan(String alias, String description, List<Part> parts) {

    /** A step or a sub-flow. */
    public sealed interface Part permits Step, SubFlow {}

    /**
     * @param authenticator the id of its provider
     * @param gear its settings; empty when it has none
     */
    public record Step(Requirement requirement, String authenticator, Optional<Gear> gear) implements Part {}

    /** @param flow {@code null} for a sub-flow that is gone */
    public record SubFlow(Requirement requirement, FlowPlan flow) implements Part {}

    /** The settings of one step. */
    public record Gear(String alias, SortedMap<String, String> values) {

        static Gear of(String alias, Map<String, String> values) {
            return new Gear(alias, new TreeMap<>(values));
        }
    }
}
