package io.github.keycloakkiosk.setup.flow;

import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import io.github.keycloakkiosk.setup.flow.FlowPlan.Gear;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Part;
import io.github.keycloakkiosk.setup.flow.FlowPlan.Step;
import io.github.keycloakkiosk.setup.flow.FlowPlan.SubFlow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** The two flows of kiosk logins. */
public final class KioskFlows {

    private static final String FROM_KIOSKS = "From whitelisted addresses";

    /** The flow of the login API, and of the password grant. */
    public static final FlowPlan DIRECT_GRANT = new FlowPlan(
            "kiosk direct grant",
            "Password, PIN or badge, by the request parameter 'method'",
            List.of(
                    new SubFlow(
                            CONDITIONAL,
                            new FlowPlan(
                                    "kiosk direct grant - password",
                                    "From every address",
                                    List.of(
                                            methodIs("password"),
                                            step("kiosk-grant-user"),
                                            proving("kiosk-grant-password", "password parameter", "pwd")))),
                    new SubFlow(
                            CONDITIONAL,
                            new FlowPlan(
                                    "kiosk direct grant - PIN",
                                    FROM_KIOSKS,
                                    List.of(
                                            methodIs("pin"),
                                            step("kiosk-grant-address"),
                                            step("kiosk-grant-user"),
                                            proving("kiosk-grant-pin", "PIN parameter", "pin")))),
                    new SubFlow(
                            CONDITIONAL,
                            new FlowPlan(
                                    "kiosk direct grant - badge",
                                    FROM_KIOSKS,
                                    List.of(
                                            methodIs("token"),
                                            step("kiosk-grant-address"),
                                            proving("kiosk-grant-badge", "badge parameter", "badge")))),
                    step("kiosk-grant-method-known")));

    /** The flow of the login pages. */
    public static final FlowPlan BROWSER = new FlowPlan(
            "kiosk browser",
            "Badge, PIN or password",
            List.of(
                    new Step(ALTERNATIVE, "auth-cookie", Optional.empty()),
                    new SubFlow(
                            ALTERNATIVE,
                            new FlowPlan(
                                    "kiosk browser - forms",
                                    "One of these",
                                    List.of(
                                            new SubFlow(
                                                    ALTERNATIVE,
                                                    new FlowPlan(
                                                            "kiosk browser - badge",
                                                            FROM_KIOSKS,
                                                            List.of(
                                                                    proving("kiosk-badge-form", "badge page", "badge"),
                                                                    new SubFlow(CONDITIONAL, pinIsDue())))),
                                            proving(ALTERNATIVE, "kiosk-pin-form", "PIN page", "pin"),
                                            proving(ALTERNATIVE, "kiosk-password-form", "password page", "pwd"))))));

    public static final List<FlowPlan> ALL = List.of(DIRECT_GRANT, BROWSER);

    private KioskFlows() {}

    private static FlowPlan pinIsDue() {
        return new FlowPlan(
                "kiosk browser - PIN is due",
                "After a badge, when the PIN was not given for hours",
                List.of(
                        new Step(
                                REQUIRED,
                                "kiosk-pin-due",
                                Optional.of(Gear.of("PIN is due after 8 hours", Map.of("hours", "8")))),
                        proving("kiosk-pin-form", "PIN page after a badge", "pin")));
    }

    private static Part step(String authenticator) {
        return new Step(REQUIRED, authenticator, Optional.empty());
    }

    private static Part methodIs(String method) {
        return new Step(
                REQUIRED, "kiosk-login-method", Optional.of(Gear.of("method is " + method, Map.of("method", method))));
    }

    private static Part proving(String authenticator, String gear, String amr) {
        return proving(REQUIRED, authenticator, gear, amr);
    }

    /** @param amr the value of the claim {@code amr}; Keycloak writes it for 8 hours after the login */
    private static Part proving(Requirement requirement, String authenticator, String gear, String amr) {
        return new Step(
                requirement,
                authenticator,
                Optional.of(
                        Gear.of(gear, Map.of("default.reference.value", amr, "default.reference.maxAge", "28800"))));
    }
}
