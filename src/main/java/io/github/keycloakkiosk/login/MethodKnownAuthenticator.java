package io.github.keycloakkiosk.login;

import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;

/**
 * The last step checks that a sub-flow handled the method and found a secret right. Without this step a method without sub-flow
 * would end in a server error without an event, and a sub-flow that lost its secret step would log in everybody who knows a
 * name.
 */
public final class MethodKnownAuthenticator extends GrantAuthenticator {

    private static final Logger LOG = Logger.getLogger(MethodKnownAuthenticator.class);

    public MethodKnownAuthenticator() {
        super(
                "kiosk-grant-method-known",
                "Login method was known",
                "Ends the flow with an error and an event when no sub-flow before it answered to the request parameter"
                        + " 'method', or when none asked for a secret. Place it last.");
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        if (context.getUser() != null) {
            succeedIfProven(context);
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

    private void succeedIfProven(AuthenticationFlowContext context) {
        if (AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                .isEmpty()) {
            LOG.warnf(
                    "Realm %s: the direct grant flow of client %s asked for no password, PIN or badge",
                    context.getRealm().getName(),
                    context.getAuthenticationSession().getClient().getClientId());
            refuseSecret(context);
        } else {
            context.success();
        }
    }
}
