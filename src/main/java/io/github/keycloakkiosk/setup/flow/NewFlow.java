package io.github.keycloakkiosk.setup.flow;

import io.github.keycloakkiosk.setup.flow.FlowPlan.Gear;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Part;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Step;
import io.github.keycloakkiosk.setup.flow.FlowPlan.SubFlow;
import java.util.HashMap;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** A flow that a realm gets. */
public final class NewFlow {

    /** Every flow below *Flows* in the console. */
    private static final String KIND = "basic-flow";

    /** Between two parts, so that an admin can move another one there. */
    private static final int STEP = 10;

    private NewFlow() {}

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
}
