package io.github.keycloakkiosk.proof;

import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.method.SessionMethods;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The kiosk methods (PIN, badge) that have proven a user, in a login that is still under way or at the opening of a session.
 */
public final class KioskMarks {

    private KioskMarks() {}

    /**
     * Whether this login used a PIN or a badge. Such a login must end at a kiosk, whatever else it has proven: where a flow
     * asks for a badge and a password, a thief of the password lacks the badge.
     */
    public static boolean isIn(AuthenticationSessionModel login) {
        return !kioskTypes(AuthenticatorUtil.getAuthnCredentials(login)).isEmpty();
    }

    private static List<String> kioskTypes(Collection<String> credentialTypes) {
        return Arrays.stream(LoginMethod.values())
                .map(LoginMethod::credentialType)
                .filter(LoginMethod::isKioskType)
                .filter(credentialTypes::contains)
                .toList();
    }

    /** The kiosk methods of a login; if it used none, those of the session that single sign-on took it from. */
    static List<String> marks(KeycloakSession session, AuthenticationSessionModel login) {
        List<String> own = kioskTypes(AuthenticatorUtil.getAuthnCredentials(login));
        return own.isEmpty() ? marks(session, login.getRealm(), login.getUserSessionNotes()) : own;
    }

    /** As {@link #marks(KeycloakSession, RealmModel, Map)}, for a session. */
    public static List<String> marks(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        return marks(session, realm, userSession.getNotes());
    }

    /**
     * The kiosk methods in a session's notes: in our own note, or in Keycloak's list of completed executions. Single sign-on
     * copies that list into each login, and so into a session that replaces the first.
     *
     * @return none for an ordinary session
     */
    static List<String> marks(KeycloakSession session, RealmModel realm, Map<String, String> sessionNotes) {
        List<String> noted = SessionMethods.kioskMarks(sessionNotes.get(SessionMethods.NOTE));
        return noted.isEmpty() ? completed(session, realm, sessionNotes) : noted;
    }

    private static List<String> completed(KeycloakSession session, RealmModel realm, Map<String, String> notes) {
        return AuthenticatorUtils.parseCompletedExecutions(notes.get(Constants.AUTHENTICATORS_COMPLETED))
                .keySet()
                .stream()
                .map(entry -> CompletedExecutions.mark(entry).or(() -> kioskType(session, realm, entry)))
                .flatMap(Optional::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** The kiosk credential type that an execution asks for; empty for any other execution, and for a deleted one. */
    static Optional<String> kioskType(KeycloakSession session, RealmModel realm, String executionId) {
        AuthenticationExecutionModel execution = realm.getAuthenticationExecutionById(executionId);
        if (execution == null || execution.getAuthenticator() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.getKeycloakSessionFactory()
                        .getProviderFactory(Authenticator.class, execution.getAuthenticator()))
                .map(AuthenticatorFactory.class::cast)
                .map(AuthenticatorFactory::getReferenceCategory)
                .filter(LoginMethod::isKioskType);
    }
}
