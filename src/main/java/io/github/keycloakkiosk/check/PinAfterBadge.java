package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.check.FlowStep.Requirement;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;

/** Whether a flow asks for the PIN after a badge, each time or when it is due. */
final class PinAfterBadge {

    private PinAfterBadge() {}

    static boolean isAskedFor(Flow flow) {
        return isAskedFor(flow.steps());
    }

    private static boolean isAskedFor(List<FlowStep> level) {
        boolean badge = false;
        for (FlowStep step : Flow.considered(level)) {
            if (badge && asks(step, LoginMethod.PIN) || step.is(Kind.SUB_FLOW) && isAskedFor(step.steps())) {
                return true;
            }
            // A sub-flow of a condition is not what all logins run through.
            badge |= step.requirement() == Requirement.REQUIRED && asks(step, LoginMethod.BADGE);
        }
        return false;
    }

    private static boolean asks(FlowStep step, LoginMethod method) {
        return step.enabled().anyMatch(row -> row.is(Kind.SECRET, method) || row.is(Kind.PAGE, method));
    }
}
