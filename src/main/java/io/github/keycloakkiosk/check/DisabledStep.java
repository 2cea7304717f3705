package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of a flow with the requirement <em>Disabled</em>. The console gives it to each row that somebody adds. */
final class DisabledStep {

    private DisabledStep() {}

    /** Empty for a row without steps of ours. */
    static Stream<Finding> findings(String flow, FlowStep step) {
        List<FlowStep> ours = step.all().filter(row -> row.kind().isOurs()).toList();
        if (ours.isEmpty()) {
            return Stream.empty();
        }
        String what = step.is(Kind.SUB_FLOW) ? "sub-flow" : "step";
        boolean harmless = ours.stream().allMatch(row -> row.is(Kind.ADDRESS));
        return Stream.of(new Finding(
                Code.FLOW_STEP_DISABLED,
                harmless ? Severity.WARNING : Severity.ERROR,
                "In the flow " + flow + ", the " + what + " " + step.title() + " is Disabled",
                harmless ? GrantOrder.LOOKED_UP : withoutIt(step, ours),
                "Under Authentication, Flows, set its requirement to " + wanted(step)
                        + ", or delete it if it is not wanted"));
    }

    private static String withoutIt(FlowStep step, List<FlowStep> ours) {
        if (step.kind().isCondition()) {
            return "Everybody whose secret is asked for in its sub-flow, which never runs without a condition: they are refused";
        }
        if (step.is(Kind.LAST)) {
            return GrantOrder.UNKNOWN_METHOD;
        }
        String methods = Arrays.stream(LoginMethod.values())
                .filter(method ->
                        ours.stream().anyMatch(row -> row.is(Kind.SECRET, method) || row.is(Kind.PAGE, method)))
                .map(LoginMethod::plural)
                .collect(Collectors.joining(" or "));
        return methods.isEmpty()
                ? "Everybody who logs in by this flow: they are refused"
                : "People with " + methods + ": this flow does not ask for them there, so they are refused";
    }

    private static String wanted(FlowStep step) {
        boolean conditional = step.steps().stream().anyMatch(row -> row.kind().isCondition());
        return conditional
                ? "Conditional"
                : step.is(Kind.SUB_FLOW) || step.is(Kind.PAGE) ? "Alternative or Required" : "Required";
    }
}
