package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.handover.Handover;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.method.SessionMethods;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Keycloak's own page for user name and password (and passkeys, where the realm has them), allowed from everywhere. Two things
 * are added: the next person at a shared screen can log in, and the session notes its method.
 */
final class PasswordFormAuthenticator extends UsernamePasswordForm {

    PasswordFormAuthenticator(KeycloakSession session) {
        super(session);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<Response> elsewhere = Handover.begin(context);
        if (elsewhere.isPresent()) {
            context.forceChallenge(elsewhere.get());
            return;
        }
        describe(context);
        super.authenticate(context);
        completeIfProven(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        describe(context);
        super.action(context);
        completeIfProven(context);
    }

    /** No user has a name that databases cannot store, so it is not looked up. Keycloak itself removes only some blanks. */
    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        String name = formData.getFirst(AuthenticationManager.FORM_USERNAME);
        if (name == null || name.isEmpty()) {
            return super.validateForm(context, formData);
        }
        Optional<String> typed = LoginName.typed(name);
        if (typed.isEmpty()) {
            testInvalidUser(context, null);
            return false;
        }
        MultivaluedMap<String, String> read = new MultivaluedHashMap<>(formData);
        read.putSingle(AuthenticationManager.FORM_USERNAME, typed.get());
        return super.validateForm(context, read);
    }

    /**
     * Removes the name before Keycloak sends the event. The typed text may be a badge or a password, so events name only users
     * who were found.
     */
    @Override
    public void testInvalidUser(AuthenticationFlowContext context, UserModel user) {
        if (user == null) {
            forgetName(context);
        }
        super.testInvalidUser(context, user);
    }

    @Override
    protected Response setDuplicateUserChallenge(
            AuthenticationFlowContext context,
            String eventError,
            String loginFormError,
            AuthenticationFlowError authenticatorError) {
        forgetName(context);
        return super.setDuplicateUserChallenge(context, eventError, loginFormError, authenticatorError);
    }

    /** Also clears the note: Keycloak puts it into events of later requests, such as {@code RESTART_AUTHENTICATION}. */
    private static void forgetName(AuthenticationFlowContext context) {
        context.getEvent().removeDetail(Details.USERNAME);
        context.getAuthenticationSession().removeAuthNote(ATTEMPTED_USERNAME);
    }

    private static void describe(AuthenticationFlowContext context) {
        ClientAddressCheck.describe(
                context.getSession(), context.getRealm(), context.getEvent(), LoginMethod.PASSWORD.credentialType());
    }

    private void completeIfProven(AuthenticationFlowContext context) {
        if (context.getStatus() != FlowStatus.SUCCESS) {
            return;
        }
        Optional<Response> elsewhere =
                Handover.complete(context, context.getUser(), isUserAlreadySetBeforeUsernamePasswordAuth(context));
        if (elsewhere.isPresent()) {
            context.forceChallenge(elsewhere.get());
            return;
        }
        if (AuthenticatorUtil.isPasswordValidated(context.getAuthenticationSession())) {
            SessionMethods.prove(context, LoginMethod.PASSWORD);
        }
    }
}
