package io.github.keycloakkiosk.login;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;

/**
 * Finds the user whom the parameter {@code username} names: by user name, by e-mail where the realm allows that, or by
 * phone number. A user who cannot log in costs the same hashing, and gets the same answer, as a wrong secret.
 */
public final class UserStep extends DirectGrantStep {

    private static final String PARAMETER = "username";

    public UserStep() {
        super(
                "kiosk-grant-user",
                "User by user name, e-mail or phone",
                "Finds the user named by the request parameter 'username': a user name, an e-mail, or the value of the"
                        + " attribute 'phoneNumber' when one user alone has it.");
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<String> name = sent(context, PARAMETER);
        if (name.isEmpty()) {
            refuseMissing(context, PARAMETER);
            return;
        }
        context.getEvent().detail(Details.USERNAME, name.get());
        // Keycloak's brute-force detection and the session's login name are taken from this note.
        context.getAuthenticationSession()
                .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, name.get());

        Optional<UserModel> user = LoginName.find(context.getSession(), context.getRealm(), name.get());
        Optional<String> obstacle = user.isEmpty() ? Optional.of(Errors.USER_NOT_FOUND) : obstacle(context, user.get());
        if (obstacle.isPresent()) {
            user.ifPresent(context.getEvent()::user);
            if (isForPin(context)) {
                refusePinOfNobody(context, obstacle.get());
            } else {
                AuthenticatorUtils.dummyHash(context);
                refuseUncounted(context, obstacle.get());
            }
            return;
        }
        context.setUser(user.get());
        context.success();
    }

    /** Whether a PIN is what is asked for next: then this is a guess at one. */
    private static boolean isForPin(AuthenticationFlowContext context) {
        KeycloakSessionFactory factory = context.getSession().getKeycloakSessionFactory();
        return context.getRealm()
                .getAuthenticationExecutionsStream(context.getExecution().getParentFlow())
                .map(AuthenticationExecutionModel::getAuthenticator)
                .map(id -> id == null ? null : factory.getProviderFactory(Authenticator.class, id))
                .anyMatch(step -> step instanceof DirectGrantStep asks
                        && LoginMethod.PIN.authMethod().equals(asks.getReferenceCategory()));
    }

    /** Why this user cannot log in whatever they know, as the error of an event; empty when they can. */
    public static Optional<String> obstacle(AuthenticationFlowContext context, UserModel user) {
        if (user.getServiceAccountClientLink() != null) {
            return Optional.of(Errors.INVALID_USER);
        }
        if (!user.isEnabled()) {
            return Optional.of(Errors.USER_DISABLED);
        }
        return Optional.ofNullable(AuthenticatorUtils.getDisabledByBruteForceEventError(context, user));
    }
}
