package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.check.FlowStep.Requirement;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A flow as an admin has drawn it.
 *
 * @param id Keycloak's id
 * @param alias its name, printable and in quotation marks
 * @param uses what it is bound for; none when nobody logs in by it
 * @param boundTo by what, in words
 * @param steps its rows, in order
 */
record Flow(String id, String alias, Set<Use> uses, List<String> boundTo, List<FlowStep> steps) {

    private static final int MOST_NAMED = 3;

    /** For what a flow is bound. */
    enum Use {
        DIRECT_GRANT,
        BROWSER,
        OTHER
    }

    boolean isBound() {
        return !uses.isEmpty();
    }

    /** A finding about this flow, with what it is bound to. Nobody is refused by a flow that is bound to nothing. */
    Finding weigh(Finding found) {
        return isBound()
                ? new Finding(
                        found.code(),
                        found.severity(),
                        found.problem(),
                        found.hits() + ". The flow is bound to " + bound(),
                        found.remedy())
                : Finding.info(
                        found.code(),
                        found.problem(),
                        "Nobody yet, since the flow is bound neither to the realm nor to a client",
                        found.remedy());
    }

    private String bound() {
        int more = boundTo.size() - MOST_NAMED;
        return String.join(", ", boundTo.subList(0, Math.min(MOST_NAMED, boundTo.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /** All rows, without what is disabled. */
    Stream<FlowStep> enabled() {
        return steps.stream().flatMap(FlowStep::enabled);
    }

    /** All rows, disabled ones too. */
    Stream<FlowStep> all() {
        return steps.stream().flatMap(FlowStep::all);
    }

    boolean isOurs() {
        return all().anyMatch(step -> step.kind().isOurs());
    }

    boolean hasGrantSteps() {
        return all().anyMatch(step -> step.kind().isOfGrants());
    }

    boolean hasPages() {
        return all().anyMatch(step -> step.is(Kind.PAGE));
    }

    /**
     * The steps that Keycloak runs for a request, in order. Conditions of others are taken for true.
     *
     * @param method the method that the request names; empty for one that nobody knows
     */
    List<FlowStep> run(Optional<LoginMethod> method) {
        return run(steps, method).toList();
    }

    private static Stream<FlowStep> run(List<FlowStep> level, Optional<LoginMethod> method) {
        return considered(level).stream().flatMap(step -> {
            if (!step.is(Kind.SUB_FLOW)) {
                return Stream.of(step);
            }
            boolean runs = step.requirement() != Requirement.CONDITIONAL || matches(step, method);
            return runs ? run(step.steps(), method) : Stream.empty();
        });
    }

    /** Keycloak ignores alternatives beside what is required, and conditions outside of conditional sub-flows. */
    static List<FlowStep> considered(List<FlowStep> level) {
        List<FlowStep> required = level.stream().filter(Flow::isRequired).toList();
        return required.isEmpty()
                ? level.stream()
                        .filter(step -> step.requirement() == Requirement.ALTERNATIVE)
                        .filter(step -> !step.kind().isCondition())
                        .toList()
                : required;
    }

    static boolean isRequired(FlowStep step) {
        return !step.kind().isCondition()
                && (step.requirement() == Requirement.REQUIRED || step.requirement() == Requirement.CONDITIONAL);
    }

    /** Without any condition, Keycloak does not run a conditional sub-flow. */
    private static boolean matches(FlowStep subFlow, Optional<LoginMethod> method) {
        List<FlowStep> conditions = conditions(subFlow);
        return !conditions.isEmpty()
                && conditions.stream()
                        .filter(condition -> condition.is(Kind.METHOD_CONDITION))
                        .allMatch(condition ->
                                method.isPresent() && condition.method().equals(method));
    }

    static List<FlowStep> conditions(FlowStep subFlow) {
        return subFlow.steps().stream()
                .filter(FlowStep::isEnabled)
                .filter(step -> step.kind().isCondition())
                .toList();
    }
}
