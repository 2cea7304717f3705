package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.PinRules;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/** Checks a PIN that was typed in a flow, and remembers that it was given. */
final class PinCheck {

    private PinCheck() {}

    /**
     * Whether it is the user's PIN; if so, none is due for a while. One that has expired stays due: a new one is to be chosen,
     * and who leaves that page alone has not.
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
