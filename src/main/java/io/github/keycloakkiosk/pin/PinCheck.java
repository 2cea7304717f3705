package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.PinRules;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** Checks a PIN that a user typed in a flow. Remembers the time of a right one. */
final class PinCheck {

    private PinCheck() {}

    /**
     * Whether this is the user's PIN. If so, the flow asks for no PIN for a while. An expired PIN stays due: the user must
     * choose a new one, and may leave that page without doing so.
     */
    static boolean isRight(AuthenticationFlowContext context, UserModel user, String typed) {
        boolean right = user.credentialManager().isValid(new UserCredentialModel(null, PinCredentialModel.TYPE, typed));
        if (right && !isExpired(context, user)) {
            new PinGiven(context.getSession(), context.getRealm(), user).remember();
        }
        return right;
    }

    private static boolean isExpired(AuthenticationFlowContext context, UserModel user) {
        PinRules rules =
                KioskSettings.of(context.getSession(), context.getRealm()).pinRules();
        return PinStore.find(user)
                .filter(pin -> rules.isExpired(pin.getCreatedDate(), Time.currentTimeMillis()))
                .isPresent();
    }
}
