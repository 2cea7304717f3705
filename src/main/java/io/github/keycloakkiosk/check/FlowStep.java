package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of a flow in the admin console, with the rows below it.
 *
 * @param kind what the row does
 * @param method of a secret's step or page: its method; of a condition for a method: the one in its gear, empty for a gear that
 *     matches nothing
 * @param title the row as the console shows it, printable and in quotation marks
 * @param requirement the console's requirement
 * @param steps the rows of a sub-flow, in order
 */
record FlowStep(Kind kind, Optional<LoginMethod> method, String title, Requirement requirement, List<FlowStep> steps) {

    /** As Keycloak's own. */
    enum Requirement {
        REQUIRED,
        CONDITIONAL,
        ALTERNATIVE,
        DISABLED
    }

    /** What a row does. */
    enum Kind {
        SUB_FLOW,
        /** Of a direct grant: refuses strangers. */
        ADDRESS,
        /** Of a direct grant: finds the user by a name. */
        USER,
        /** Of a direct grant: checks a secret. */
        SECRET,
        /** Of a direct grant: refuses what no step has proven. */
        LAST,
        /** Of the login pages: asks for a secret. */
        PAGE,
        METHOD_CONDITION,
        PIN_CONDITION,
        /** A condition of somebody else. */
        CONDITION,
        /** A step of somebody else, which may do anything. */
        OTHER;

        boolean isCondition() {
            return this == METHOD_CONDITION || this == PIN_CONDITION || this == CONDITION;
        }

        boolean isOfGrants() {
            return this == ADDRESS || this == USER || this == SECRET || this == LAST || this == METHOD_CONDITION;
        }

        boolean isOurs() {
            return isOfGrants() || this == PAGE || this == PIN_CONDITION;
        }
    }

    boolean isEnabled() {
        return requirement != Requirement.DISABLED;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(Kind wanted, LoginMethod of) {
        return kind == wanted && method.filter(of::equals).isPresent();
    }

    /** This row and all below it, disabled ones too. */
    Stream<FlowStep> all() {
        return Stream.concat(Stream.of(this), steps.stream().flatMap(FlowStep::all));
    }

    /** This row and all below it, without what is disabled. */
    Stream<FlowStep> enabled() {
        return isEnabled() ? Stream.concat(Stream.of(this), steps.stream().flatMap(FlowStep::enabled)) : Stream.empty();
    }
}
