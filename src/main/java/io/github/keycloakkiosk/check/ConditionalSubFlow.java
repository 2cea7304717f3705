package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An enabled sub-flow with the requirement <em>Conditional</em>: its conditions, and the secret of the method that they name. */
final class ConditionalSubFlow {

    private ConditionalSubFlow() {}

    static Stream<Finding> findings(String flow, FlowStep subFlow) {
        List<FlowStep> conditions = Flow.conditions(subFlow);
        boolean told = subFlow.steps().stream()
                .anyMatch(row -> row.kind().isCondition() && row.kind().isOurs() && !row.isEnabled());
        if (conditions.isEmpty()) {
            boolean ours = subFlow.enabled().anyMatch(row -> row.kind().isOurs());
            return told || !ours
                    ? Stream.empty()
                    : Stream.of(
                            Finding.error(
                                    Code.FLOW_CONDITION_MISSING,
                                    "In the flow " + flow + ", the sub-flow " + subFlow.title()
                                            + " is Conditional and has no condition",
                                    "Everybody whose secret is asked for in it: it never runs, so they are refused",
                                    subFlow.enabled().anyMatch(row -> row.is(Kind.PAGE))
                                            ? "Add the step Condition - PIN is due to it, or set it to Required"
                                            : "Add the step Condition - login method to it, and choose the method in its gear"));
        }
        return conditions.stream()
                .filter(condition -> condition.is(Kind.METHOD_CONDITION))
                .flatMap(condition -> condition
                        .method()
                        .map(method -> secrets(flow, subFlow, method))
                        .orElseGet(() -> gear(flow, condition)));
    }

    private static Stream<Finding> secrets(String flow, FlowStep subFlow, LoginMethod method) {
        List<FlowStep> asked =
                subFlow.enabled().filter(row -> row.is(Kind.SECRET)).toList();
        boolean mayAskOtherwise = subFlow.enabled().anyMatch(row -> row.is(Kind.OTHER));
        boolean told = subFlow.all().anyMatch(row -> row.is(Kind.SECRET) && !row.isEnabled());
        if (mayAskOtherwise || told || asked.stream().anyMatch(row -> row.is(Kind.SECRET, method))) {
            return Stream.empty();
        }
        String where =
                "In the flow " + flow + ", the sub-flow " + subFlow.title() + " runs for logins by " + method.noun();
        Optional<LoginMethod> other =
                asked.stream().flatMap(row -> row.method().stream()).findFirst();
        return Stream.of(other.map(wrong -> Finding.error(
                        Code.FLOW_GEAR_OF_OTHER_METHOD,
                        where + ", but asks for the " + wrong.noun(),
                        "People with " + method.plural() + " and " + wrong.plural()
                                + ": this flow refuses their logins",
                        "Under Authentication, Flows, open the gear of its condition, choose " + wrong.parameterValue()
                                + ", and save"))
                .orElseGet(() -> Finding.error(
                        Code.FLOW_WITHOUT_SECRET_STEP,
                        where + ", but asks for no secret",
                        "People with " + method.plural() + ": this flow refuses their logins",
                        "Add the step that checks the " + method.noun() + " to it, with the requirement Required")));
    }

    private static Stream<Finding> gear(String flow, FlowStep step) {
        return Stream.of(Finding.error(
                Code.FLOW_GEAR_WITHOUT_METHOD,
                "In the flow " + flow + ", the gear of the step " + step.title() + " names no method",
                "Everybody whose secret is asked for in that sub-flow: it never runs, so they are refused",
                "Under Authentication, Flows, open the gear of the step, choose the method, and save"));
    }
}
