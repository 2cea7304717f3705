package io.github.keycloakkiosk.setup.flow;

import io.github.keycloakkiosk.setup.flow.FlowPlan.Gear;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Part;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Step;
import io.github.keycloakkiosk.setup.flow.FlowPlan.SubFlow;
import java.util.HashMap;
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

    /** Every flow below *Flows* in the console. */
    private static final String KIND = "basic-flow";

    /** Between two parts, so that an admin can move another one there. */
    private static final int STEP = 10;

    /** The flow with this name, top-level or not. */
    public static Optional<StoredFlow> find(RealmModel realm, String alias) {
        return Optional.ofNullable(realm.getFlowByAlias(alias)).map(flow -> new StoredFlow(realm, flow));
    }

    /**
     * Makes a top-level flow with all its sub-flows and gears.
     *
     * @throws TakenAlias when the realm has one of the names already; nothing is undone then
     */
    public static StoredFlow draw(RealmModel realm, FlowPlan plan) {
        return new StoredFlow(realm, draw(realm, plan, true));
    }

    private static AuthenticationFlowModel draw(RealmModel realm, FlowPlan plan, boolean topLevel) {
        if (realm.getFlowByAlias(plan.alias()) != null) {
            throw new TakenAlias(plan.alias());
        }
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(plan.alias());
        flow.setDescription(plan.description());
        flow.setProviderId(KIND);
        flow.setTopLevel(topLevel);
        flow.setBuiltIn(false);
        AuthenticationFlowModel added = realm.addAuthenticationFlow(flow);
        int priority = 0;
        for (Part part : plan.parts()) {
            priority += STEP;
            AuthenticationExecutionModel execution = execution(realm, part);
            execution.setParentFlow(added.getId());
            execution.setPriority(priority);
            realm.addAuthenticatorExecution(execution);
        }
        return added;
    }

    private static AuthenticationExecutionModel execution(RealmModel realm, Part part) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        if (part instanceof SubFlow sub) {
            execution.setRequirement(sub.requirement());
            execution.setAuthenticatorFlow(true);
            execution.setFlowId(draw(realm, sub.flow(), false).getId());
        } else {
            Step step = (Step) part;
            execution.setRequirement(step.requirement());
            execution.setAuthenticatorFlow(false);
            execution.setAuthenticator(step.authenticator());
            step.gear().ifPresent(gear -> execution.setAuthenticatorConfig(add(realm, gear)));
        }
        return execution;
    }

    private static String add(RealmModel realm, Gear gear) {
        if (realm.getAuthenticatorConfigByAlias(gear.alias()) != null) {
            // An import finds gears by their names, so two of one name would get each other's values.
            throw new TakenAlias(gear.alias());
        }
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setAlias(gear.alias());
        config.setConfig(new HashMap<>(gear.values()));
        return realm.addAuthenticatorConfig(config).getId();
    }

    /** As it is drawn now. */
    public FlowPlan plan() {
        return new FlowPlan(
                model.getAlias(),
                model.getDescription(),
                executions().stream().map(this::part).toList());
    }

    private Part part(AuthenticationExecutionModel execution) {
        Requirement requirement = execution.getRequirement();
        return execution.isAuthenticatorFlow()
                ? new SubFlow(requirement, subFlow(execution).plan())
                : new Step(requirement, execution.getAuthenticator(), gear(execution));
    }

    /** Whether a step in it or its sub-flows is one of ours. */
    public boolean hasKioskSteps() {
        return hasKioskSteps(new HashSet<>());
    }

    /** @param seen flows on the way: an import can put a flow into itself, or a sub-flow that is not there */
    private boolean hasKioskSteps(Set<String> seen) {
        if (model == null || !seen.add(model.getId())) {
            return false;
        }
        return executions().stream()
                .anyMatch(execution -> execution.isAuthenticatorFlow()
                        ? subFlow(execution).hasKioskSteps(seen)
                        : execution.getAuthenticator() != null
                                && execution.getAuthenticator().startsWith("kiosk-"));
    }

    private StoredFlow subFlow(AuthenticationExecutionModel execution) {
        return new StoredFlow(realm, realm.getAuthenticationFlowById(execution.getFlowId()));
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
                subFlow(execution).erase();
            }
        }
        realm.removeAuthenticationFlow(model);
    }
}
