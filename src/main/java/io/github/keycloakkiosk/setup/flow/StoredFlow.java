package io.github.keycloakkiosk.setup.flow;

import io.github.keycloakkiosk.setup.flow.FlowPlan.Gear;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Part;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Step;
import io.github.keycloakkiosk.setup.flow.FlowPlan.SubFlow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * A flow as a realm has it.
 *
 * @param model as Keycloak has it
 */
public record StoredFlow(RealmModel realm, AuthenticationFlowModel model) {

    /** The flow with this name, top-level or not. */
    public static Optional<StoredFlow> find(RealmModel realm, String alias) {
        return Optional.ofNullable(realm.getFlowByAlias(alias)).map(flow -> new StoredFlow(realm, flow));
    }

    /** As it is drawn now. A flow that is in itself, or in it twice, has its parts at the first place alone. */
    public FlowPlan plan() {
        return plan(new HashSet<>());
    }

    private FlowPlan plan(Set<String> seen) {
        boolean first = seen.add(model.getId());
        return new FlowPlan(
                model.getAlias(),
                model.getDescription(),
                first
                        ? executions().stream()
                                .map(execution -> part(execution, seen))
                                .toList()
                        : List.of());
    }

    private Part part(AuthenticationExecutionModel execution, Set<String> seen) {
        Requirement requirement = execution.getRequirement();
        return execution.isAuthenticatorFlow()
                ? new SubFlow(
                        requirement,
                        subFlow(execution).map(flow -> flow.plan(seen)).orElse(null))
                : new Step(requirement, execution.getAuthenticator(), gear(execution));
    }

    /** The provider ids of all steps in it and in its sub-flows. */
    public Set<String> authenticators() {
        Set<String> found = new HashSet<>();
        collect(found, new HashSet<>());
        return found;
    }

    private void collect(Set<String> authenticators, Set<String> seen) {
        if (!seen.add(model.getId())) {
            return;
        }
        for (AuthenticationExecutionModel execution : executions()) {
            if (execution.isAuthenticatorFlow()) {
                subFlow(execution).ifPresent(flow -> flow.collect(authenticators, seen));
            } else if (execution.getAuthenticator() != null) {
                authenticators.add(execution.getAuthenticator());
            }
        }
    }

    /** Empty when the flow is gone: the admin API takes an execution with any id. */
    private Optional<StoredFlow> subFlow(AuthenticationExecutionModel execution) {
        return Optional.ofNullable(execution.getFlowId())
                .map(realm::getAuthenticationFlowById)
                .map(flow -> new StoredFlow(realm, flow));
    }

    private Optional<Gear> gear(AuthenticationExecutionModel execution) {
        return config(execution).map(config -> Gear.of(config.getAlias(), config.getConfig()));
    }

    private Optional<AuthenticatorConfigModel> config(AuthenticationExecutionModel execution) {
        return Optional.ofNullable(execution.getAuthenticatorConfig()).map(realm::getAuthenticatorConfigById);
    }

    private List<AuthenticationExecutionModel> executions() {
        return realm.getAuthenticationExecutionsStream(model.getId()).toList();
    }

    /** Removes it with its sub-flows and gears. Nothing may be bound to it. */
    public void erase() {
        for (AuthenticationExecutionModel execution : executions()) {
            config(execution).ifPresent(realm::removeAuthenticatorConfig);
            realm.removeAuthenticatorExecution(execution);
            if (execution.isAuthenticatorFlow()) {
                subFlow(execution).ifPresent(StoredFlow::erase);
            }
        }
        realm.removeAuthenticationFlow(model);
    }
}
