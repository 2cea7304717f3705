package io.github.keycloakkiosk.login;

import io.github.keycloakkiosk.method.LoginMethod;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Checks the parameter {@code password}, the only method that is allowed from every address. */
public final class PasswordGrantAuthenticator extends GrantAuthenticator {

    private static final String PARAMETER = LoginMethod.PASSWORD.secretParameter();

    public PasswordGrantAuthenticator() {
        super(
                "kiosk-grant-password",
                "Password (kiosk)",
                "Checks the request parameter 'password', from every address. A user without a password costs the same"
                        + " time as a wrong password.");
    }

    @Override
    protected void judge(AuthenticationFlowContext context) {
        // A missing password counts as wrong: another answer would reveal who has an account.
        String password = sent(context, PARAMETER).orElse("");
        UserModel user = context.getUser();
        boolean hasPassword = user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
        if (!hasPassword) {
            AuthenticatorUtils.dummyHash(context);
        }
        if (hasPassword && user.credentialManager().isValid(UserCredentialModel.password(password))) {
            context.getAuthenticationSession().setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
            prove(context, LoginMethod.PASSWORD);
        } else {
            refuseSecret(context);
        }
    }

    @Override
    protected boolean needsUser() {
        return true;
    }

    @Override
    public String getReferenceCategory() {
        return PasswordCredentialModel.TYPE;
    }
}
