package io.github.keycloakkiosk.pin;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** Checks a PIN that a user typed in a flow. Remembers the time of a right one. */
final class PinCheck {

    private PinCheck() {}

    /**
     * Whether it is the user's PIN; if so, none is due for a while. An expired PIN stays due until the user has chosen another:
     * they may leave that page alone.
     */
    static boolean isRight(AuthenticationFlowContext context, UserModel user, String typed) {
        boolean right = user.credentialManager().isValid(new UserCredentialModel(null, PinCredentialModel.TYPE, typed));
        if (right && !PinExpiry.hasExpired(context.getSession(), context.getRealm(), user)) {
            new PinGiven(context.getSession(), context.getRealm(), user).remember();
        }
        return right;
    }
}
