package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.login.LoginErrors;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.UserModel;

/**
 * A user whose badge was right, and who has no PIN where the flow asks for it. No PIN that they type can be right, so they are
 * told. A user who has proven nothing yet hears "wrong", or the answer would tell who has a PIN.
 */
final class MissingPin {

    private static final Logger LOG = Logger.getLogger(MissingPin.class);

    private MissingPin() {}

    /** Whether it ends this login. If so, the event and a log line have said it. */
    static boolean ends(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null || !isProven(context) || PinStore.find(user).isPresent()) {
            return false;
        }
        context.getEvent().user(user).error(LoginErrors.PIN_MISSING);
        LOG.warnf(
                "Realm %s: user %s has no PIN, and the flow \"%s\" asks for it after the badge: give them one, or the required"
                        + " action Set PIN, with which they choose one after their password",
                context.getRealm().getName(),
                user.getUsername(),
                context.getTopLevelFlow().getAlias());
        return true;
    }

    /** Whether an earlier step of this login, the badge's, found a secret right. */
    static boolean isProven(AuthenticationFlowContext context) {
        return !AuthenticatorUtil.getAuthnCredentials(context.getAuthenticationSession())
                .isEmpty();
    }
}
