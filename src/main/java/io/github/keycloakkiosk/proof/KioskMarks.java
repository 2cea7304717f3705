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
 * The methods for kiosks alone, a PIN or a badge, by which somebody has proven who they are: in a login that is not over yet, or
 * when a session was opened.
 */
public final class KioskMarks {

    private KioskMarks() {}

    /**
     * Whether this login itself uses a PIN or a badge. Such a login must end at a kiosk, whatever else it has proven: where a
     * flow asks for a badge and a password, the badge is what a thief lacks.
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

    /** The kiosk methods that a login has used, and those of the session that single sign-on took it from. */
    static List<String> marks(KeycloakSession session, AuthenticationSessionModel login) {
        List<String> own = kioskTypes(AuthenticatorUtil.getAuthnCredentials(login));
        return own.isEmpty() ? marks(session, login.getRealm(), login.getUserSessionNotes()) : own;
    }

    /** As {@link #marks(KeycloakSession, RealmModel, Map)}, of a session. */
    public static List<String> marks(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        return marks(session, realm, userSession.getNotes());
    }

    /**
     * The kiosk methods that notes of a session tell of: by our own note, and by Keycloak's list of completed executions, which
     * single sign-on copies into each login and so into a session that is opened in the place of the first.
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

    /** The credential type that an execution asks for, if it is a kiosk's; empty for any other execution, and for one that is gone. */
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
