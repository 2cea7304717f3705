package io.github.keycloakkiosk.sessioncap;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions that count: a user's stored, online sessions which have not expired. */
final class LiveSessions {

    private LiveSessions() {}

    static List<SessionAge> of(KeycloakSession session, RealmModel realm, UserModel user) {
        try (Stream<UserSessionModel> stored = stored(session, realm, user)) {
            return stored.filter(userSession -> AuthenticationManager.isSessionValid(realm, userSession))
                    .map(LiveSessions::age)
                    .toList();
        }
    }

    static SessionAge age(UserSessionModel userSession) {
        return new SessionAge(
                userSession.getId(), LoginStamp.read(userSession.getNote(LoginStamp.NOTE), userSession.getStarted()));
    }

    /**
     * Deletes the rows of a session, and leaves it in the cache until that is committed: {@code UserSessionProvider} does it the
     * other way round, and a request with the session's token in between would put it back, where it lives on without a row
     * (7 of 150 sessions that were in use when they were evicted).
     */
    static void delete(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        if (inDatabase()) {
            session.getProvider(UserSessionPersisterProvider.class).removeUserSession(userSession.getId(), false);
        } else {
            session.sessions().removeUserSession(realm, userSession);
        }
    }

    /** Straight from the database, too: {@code UserSessionProvider} would put each session that it lists into the cache. */
    private static Stream<UserSessionModel> stored(KeycloakSession session, RealmModel realm, UserModel user) {
        return inDatabase()
                ? session.getProvider(UserSessionPersisterProvider.class)
                        .loadUserSessionsStream(realm, user, false, 0, null)
                : session.sessions().getUserSessionsStream(realm, user);
    }

    private static boolean inDatabase() {
        return Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS);
    }
}
