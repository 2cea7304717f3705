package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/**
 * Finds the user that the parameter {@code username} names: by user name, by e-mail where the realm allows that, by phone
 * number, or as the realm's settings say. A user who cannot log in costs the same hashing as a wrong secret, and gets the same answer.
 */
public final class UserGrantAuthenticator extends GrantAuthenticator {

    private static final String PARAMETER = "username";

    public UserGrantAuthenticator() {
        super(
                "kiosk-grant-user",
                "User by user name, e-mail or phone",
                "Finds the user named by the request parameter 'username': a user name, an e-mail, the value of the"
                        + " attribute 'phoneNumber', or of another one that the realm's login names list, when one user"
                        + " alone has it.");
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        Optional<String> name = sent(context, PARAMETER).flatMap(LoginName::typed);
        if (name.isEmpty()) {
            refuseMissing(context, PARAMETER);
            return;
        }
        // Keycloak's brute-force detection and the session's login name use this note.
        context.getAuthenticationSession()
                .setAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME, name.get());

        // If the flow asks for a PIN next, this request is about a PIN.
        Optional<GrantAuthenticator> pinStep = step(context, LoginMethod.PIN);
        if (pinStep.isPresent()) {
            describe(context, LoginMethod.PIN);
        } else if (step(context, LoginMethod.PASSWORD).isPresent()) {
            describe(context, LoginMethod.PASSWORD);
        }
        Optional<UserModel> user = (pinStep.isPresent()
                        ? LoginName.findBeforeGuess(context.getSession(), context.getRealm(), name.get())
                        : LoginName.find(context.getSession(), context.getRealm(), name.get()))
                .filter(found -> isNobodyElse(context, found));
        if (user.isPresent()) {
            // The field for the name may hold a badge or a password that went into the wrong field,
            // and many people read events.
            context.getEvent().detail(Details.USERNAME, name.get());
        }
        Optional<String> obstacle = user.isEmpty() ? Optional.of(Errors.USER_NOT_FOUND) : obstacle(context, user.get());
        if (obstacle.isPresent()) {
            user.ifPresent(context.getEvent()::user);
            if (pinStep.isPresent()) {
                refusePinOfNobody(
                        context,
                        obstacle.get(),
                        pinStep.get().isGuess(context),
                        user.map(UserModel::getUsername).orElse(name.get()));
            } else {
                AuthenticatorUtils.dummyHash(context);
                refuseUncounted(context, obstacle.get());
            }
            return;
        }
        context.setUser(user.get());
        context.success();
    }

    private static Optional<GrantAuthenticator> step(AuthenticationFlowContext context, LoginMethod method) {
        return GrantFlow.step(
                context.getSession(), context.getRealm(), context.getExecution().getParentFlow(), method);
    }

    /** In a flow without the condition on the method, this step is the first that knows it. */
    private static void describe(AuthenticationFlowContext context, LoginMethod method) {
        ClientAddressCheck.describe(
                context.getSession(), context.getRealm(), context.getEvent(), method.credentialType());
    }

    /** The user whom an earlier step has found stays. To name another user is as wrong as to name nobody. */
    private static boolean isNobodyElse(AuthenticationFlowContext context, UserModel found) {
        return context.getUser() == null || context.getUser().equals(found);
    }

    /** The reason why this user cannot log in with any secret, as the error of an event; empty when they can. */
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
