package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The order of the steps of a direct grant: address, user, secret, last step. */
final class GrantOrder {

    static final String UNKNOWN_METHOD =
            "Callers who name a method that the flow does not know: the server answers with an error of its own, or logs them in"
                    + " without a secret";
    static final String LOOKED_UP =
            "Nobody gets in by that, since the steps for PINs and badges check the address again; but users are looked up for"
                    + " strangers, and the flow does not show who may use it";

    private GrantOrder() {}

    static Stream<Finding> mistakes(Flow flow) {
        return flow.enabled().noneMatch(row -> row.is(Kind.SECRET))
                ? Stream.empty()
                : Stream.of(lastStep(flow), tooEarly(flow), address(flow)).flatMap(found -> found);
    }

    private static Stream<Finding> lastStep(Flow flow) {
        List<FlowStep> unknown = flow.run(Optional.empty());
        if (unknown.stream().noneMatch(row -> row.is(Kind.LAST) || row.is(Kind.SECRET))) {
            boolean disabled = flow.all().anyMatch(row -> row.is(Kind.LAST) && !row.isEnabled());
            return disabled
                    ? Stream.empty()
                    : Stream.of(Finding.error(
                            Code.FLOW_WITHOUT_LAST_STEP,
                            "The flow " + flow.alias() + " does not end with the step Login method was known",
                            UNKNOWN_METHOD,
                            "Add the step Login method was known at the end, with the requirement Required"));
        }
        List<LoginMethod> late = methods(method -> {
            List<FlowStep> run = flow.run(Optional.of(method));
            int last = first(run, row -> row.is(Kind.LAST));
            int secret = first(run, row -> row.is(Kind.SECRET));
            return last < secret && secret < run.size();
        });
        return late.isEmpty()
                ? Stream.empty()
                : Stream.of(outOfOrder(
                        "In the flow " + flow.alias() + ", the step Login method was known comes before the "
                                + nouns(late) + " is asked for",
                        late,
                        "Under Authentication, Flows, drag that step to the end of the flow"));
    }

    private static Stream<Finding> tooEarly(Flow flow) {
        List<LoginMethod> early = methods(method -> {
            List<FlowStep> run = flow.run(Optional.of(method));
            int secret = first(
                    run,
                    row -> row.is(Kind.SECRET) && !row.method().orElseThrow().findsUser());
            return secret < run.size()
                    && run.subList(0, secret).stream()
                            .noneMatch(row -> row.is(Kind.USER) || row.is(Kind.SECRET) || row.is(Kind.OTHER));
        });
        return early.isEmpty()
                ? Stream.empty()
                : Stream.of(outOfOrder(
                        "In the flow " + flow.alias() + ", the " + nouns(early)
                                + " is asked for before any step has found the user",
                        early,
                        "Under Authentication, Flows, put the step User by user name, e-mail or phone before it"));
    }

    private static Finding outOfOrder(String problem, List<LoginMethod> methods, String remedy) {
        return Finding.error(
                Code.FLOW_STEPS_OUT_OF_ORDER,
                problem,
                "People with "
                        + methods.stream().map(LoginMethod::plural).collect(Collectors.joining(" or "))
                        + ": this flow refuses their logins",
                remedy);
    }

    private static Stream<Finding> address(Flow flow) {
        List<LoginMethod> open = methods(method -> {
            List<FlowStep> run = flow.run(Optional.of(method));
            return method.isKioskOnly()
                    && run.stream().anyMatch(row -> row.is(Kind.SECRET, method))
                    && first(run, row -> row.is(Kind.ADDRESS))
                            > first(run, row -> row.is(Kind.USER) || row.is(Kind.SECRET));
        });
        boolean disabled = flow.all().anyMatch(row -> row.is(Kind.ADDRESS) && !row.isEnabled());
        return open.isEmpty() || disabled
                ? Stream.empty()
                : Stream.of(
                        Finding.warning(
                                Code.FLOW_WITHOUT_ADDRESS_STEP,
                                "In the flow " + flow.alias()
                                        + ", the step Whitelisted address does not come first for logins by "
                                        + nouns(open),
                                LOOKED_UP,
                                "Under Authentication, Flows, add the step Whitelisted address, Required, right behind the condition"));
    }

    private static List<LoginMethod> methods(Predicate<LoginMethod> wanted) {
        return Arrays.stream(LoginMethod.values()).filter(wanted).toList();
    }

    /** The index of the first such step; the number of steps when there is none. */
    private static int first(List<FlowStep> run, Predicate<FlowStep> wanted) {
        return IntStream.range(0, run.size())
                .filter(index -> wanted.test(run.get(index)))
                .findFirst()
                .orElse(run.size());
    }

    private static String nouns(List<LoginMethod> methods) {
        return methods.stream().map(LoginMethod::noun).collect(Collectors.joining(" or "));
    }
}
