package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.check.Flow.Use;
import io.github.keycloakkiosk.check.FlowStep.Kind;
import io.github.keycloakkiosk.check.FlowStep.Requirement;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A flow in one line: {@code address user pin last} are steps of a grant, {@code Pin} is a page, {@code m=pin} a condition for a
 * method ({@code m=} for a gear without one), {@code due} and {@code role} other conditions, {@code other} a step of Keycloak. Around
 * a sub-flow are brackets. A {@code -} in front means Disabled, {@code ~} Alternative, {@code ?} Conditional; else it is Required.
 */
final class FlowText {

    private FlowText() {}

    static Flow flow(String text, Use... uses) {
        Deque<List<FlowStep>> levels = new ArrayDeque<>(List.of(new ArrayList<>()));
        Deque<Requirement> requirements = new ArrayDeque<>();
        for (String word : text.strip().split("\\s+")) {
            Requirement requirement = switch (word.charAt(0)) {
                case '-' -> Requirement.DISABLED;
                case '~' -> Requirement.ALTERNATIVE;
                case '?' -> Requirement.CONDITIONAL;
                default -> Requirement.REQUIRED;
            };
            String name = word.replaceFirst("^[-~?]", "");
            if (name.equals("[")) {
                requirements.push(requirement);
                levels.push(new ArrayList<>());
            } else if (name.equals("]")) {
                List<FlowStep> steps = levels.pop();
                levels.element()
                        .add(new FlowStep(Kind.SUB_FLOW, Optional.empty(), "\"sub-flow\"", requirements.pop(), steps));
            } else {
                levels.element().add(new FlowStep(kind(name), method(name), '"' + name + '"', requirement, List.of()));
            }
        }
        return new Flow("id", "\"drawn\"", Set.of(uses), List.of(), levels.pop());
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "address" -> Kind.ADDRESS;
            case "user" -> Kind.USER;
            case "last" -> Kind.LAST;
            case "password", "pin", "badge" -> Kind.SECRET;
            case "Password", "Pin", "Badge" -> Kind.PAGE;
            case "due" -> Kind.PIN_CONDITION;
            case "role" -> Kind.CONDITION;
            case "other" -> Kind.OTHER;
            default -> {
                if (!name.startsWith("m=")) {
                    throw new IllegalArgumentException(name);
                }
                yield Kind.METHOD_CONDITION;
            }
        };
    }

    private static Optional<LoginMethod> method(String name) {
        String method = name.replace("m=", "").toLowerCase();
        return Arrays.stream(LoginMethod.values())
                .filter(one -> one.credentialType().equals(method))
                .findFirst();
    }
}
