package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.Flow.Use;
import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.check.FlowStep.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The mistakes that an admin can make when they draw a flow with our steps, for direct grants or for pages. */
final class DrawnFlow {

    private final Flow flow;

    private DrawnFlow(Flow flow) {
        this.flow = flow;
    }

    static List<Finding> mistakes(Flow flow) {
        if (!flow.isOurs()) {
            return List.of();
        }
        DrawnFlow drawn = new DrawnFlow(flow);
        Stream<Finding> rows = flow.steps().stream().flatMap(step -> drawn.rows(step, false));
        return Stream.of(
                        rows,
                        drawn.ofOtherKind(),
                        drawn.levels().flatMap(drawn::ignoredAlternatives),
                        GrantOrder.mistakes(flow))
                .flatMap(Function.identity())
                .map(flow::weigh)
                .toList();
    }

    private Stream<Finding> rows(FlowStep step, boolean inConditional) {
        if (!step.isEnabled()) {
            return DisabledStep.findings(flow.alias(), step);
        }
        if (step.is(Kind.METHOD_CONDITION) || step.is(Kind.PIN_CONDITION)) {
            return inConditional ? Stream.empty() : ignoredCondition(step);
        }
        if (!step.is(Kind.SUB_FLOW)) {
            return Stream.empty();
        }
        boolean conditional = step.requirement() == Requirement.CONDITIONAL;
        Stream<Finding> below = step.steps().stream().flatMap(row -> rows(row, conditional));
        return conditional ? Stream.concat(below, ConditionalSubFlow.findings(flow.alias(), step)) : below;
    }

    private Stream<Finding> ignoredCondition(FlowStep step) {
        return Stream.of(Finding.error(
                Code.FLOW_CONDITION_IGNORED,
                "In the flow " + flow.alias() + ", the condition " + step.title()
                        + " is not in a sub-flow with the requirement Conditional",
                "Everybody who logs in by this flow: Keycloak ignores the condition, so the steps beside it run for all",
                "Under Authentication, Flows, set the requirement of the sub-flow around it to Conditional"));
    }

    private Stream<Finding> ofOtherKind() {
        boolean grants =
                flow.uses().contains(Use.DIRECT_GRANT) && flow.enabled().anyMatch(row -> row.is(Kind.PAGE));
        boolean pages = flow.uses().contains(Use.BROWSER)
                && flow.enabled().anyMatch(row -> row.kind().isOfGrants());
        return grants || pages
                ? Stream.of(Finding.error(
                        Code.FLOW_STEP_OF_OTHER_KIND,
                        "The flow " + flow.alias() + " is bound for " + (grants ? "direct grants" : "login pages")
                                + " and has steps that only " + (grants ? "login pages" : "direct grants") + " can run",
                        "Everybody who logs in by this flow, and comes to such a step",
                        grants
                                ? "Use the steps Badge, PIN and Password (kiosk) there, which are no pages"
                                : "Use the steps Badge page, PIN page and Password page there"))
                : Stream.empty();
    }

    private Stream<List<FlowStep>> levels() {
        return Stream.concat(
                Stream.of(flow.steps()),
                flow.enabled().filter(row -> row.is(Kind.SUB_FLOW)).map(FlowStep::steps));
    }

    private Stream<Finding> ignoredAlternatives(List<FlowStep> level) {
        Optional<FlowStep> required = level.stream().filter(Flow::isRequired).findFirst();
        Optional<FlowStep> ignored = level.stream()
                .filter(row -> row.requirement() == Requirement.ALTERNATIVE)
                .filter(row -> row.enabled().anyMatch(below -> below.kind().isOurs()))
                .findFirst();
        return required.isEmpty() || ignored.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.error(
                        Code.FLOW_ALTERNATIVES_IGNORED,
                        "In the flow " + flow.alias() + ", " + ignored.get().title() + " is Alternative beside "
                                + required.get().title() + ", which is not",
                        "Everybody who would use it: Keycloak ignores alternatives beside what is Required or Conditional",
                        "Put the alternatives into a sub-flow of their own, or set the others to Alternative too"));
    }
}
