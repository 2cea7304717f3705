package io.github.keycloakkiosk.login;

import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * The last step: somebody was authenticated. Without it a method that no sub-flow answers to would end in a server error
 * and without an event.
 */
public final class MethodKnownStep extends DirectGrantStep {

    public MethodKnownStep() {
        super(
                "kiosk-grant-method-known",
                "Login method was known",
                "Ends the flow with an error and an event when none of the sub-flows before it answered to the request"
                        + " parameter 'method'. Place it last.");
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (context.getUser() != null) {
            context.success();
            return;
        }
        ClientAddressCheck.describe(context.getSession(), context.getRealm(), context.getEvent(), "unknown");
        context.getEvent().error(LoginErrors.UNKNOWN_METHOD);
        end(
                context,
                400,
                OAuthErrorException.INVALID_REQUEST,
                "Unknown login method; parameter 'method' is password, pin or token");
    }
}
