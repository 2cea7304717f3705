package io.github.keycloakkiosk.proof;

import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.UsernameFormFactory;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Checks whether the user of a login gave their password a moment ago, in Keycloak's own form or in one of ours. The password
 * counts in this login, and at the opening of the session that single sign-on continues.
 */
public final class PasswordProof {

    /** These authenticators name the password as their type, but ask for the user name only. */
    private static final Set<String> NAME_ONLY = Set.of(UsernameFormFactory.PROVIDER_ID);

    private PasswordProof() {}

    public static boolean isRecent(RequiredActionContext context) {
        String completed =
                context.getAuthenticationSession().getUserSessionNotes().get(Constants.AUTHENTICATORS_COMPLETED);
        return RecentPassword.isAmong(
                AuthenticatorUtils.parseCompletedExecutions(completed),
                execution -> asksForPassword(context.getSession(), context.getRealm(), execution),
                Time.currentTimeMillis() / 1000);
    }

    /** A deleted execution proves nothing. */
    static boolean asksForPassword(KeycloakSession session, RealmModel realm, String executionId) {
        AuthenticationExecutionModel execution = realm.getAuthenticationExecutionById(executionId);
        if (execution == null
                || execution.getAuthenticator() == null
                || NAME_ONLY.contains(execution.getAuthenticator())) {
            return false;
        }
        AuthenticatorFactory factory = (AuthenticatorFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(Authenticator.class, execution.getAuthenticator());
        return factory != null && PasswordCredentialModel.TYPE.equals(factory.getReferenceCategory());
    }
}
