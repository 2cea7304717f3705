package io.github.keycloakkiosk.pin;

import java.time.Instant;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** True when the user from an earlier step must give the PIN. */
public final class PinDueConditionalAuthenticator implements ConditionalAuthenticator {

    static final String HOURS = "hours";

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        AuthenticatorConfigModel config = context.getAuthenticatorConfig();
        PinDue due = PinDue.of(
                config == null || config.getConfig() == null
                        ? null
                        : config.getConfig().get(HOURS));
        // Keycloak also asks early, for its list of ways to log in, without a user and despite requiresUser.
        // Then the PIN is due.
        return user == null
                || mustReplacePin(user)
                || due.isDue(
                        new PinGiven(context.getSession(), context.getRealm(), user).at(),
                        Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    /** Whether a gear has a number of hours that cannot be read, so that the PIN is due each time. */
    public static boolean isMistyped(AuthenticatorConfigModel gear) {
        return gear.getConfig() != null && !PinDue.isReadable(gear.getConfig().get(HOURS));
    }

    /** A user who must choose another PIN must give the present one first. */
    private static boolean mustReplacePin(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(SetPinRequiredAction.ID::equals)
                && PinStore.find(user).isPresent();
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
