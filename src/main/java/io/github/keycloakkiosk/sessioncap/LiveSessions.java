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
     * Straight from the database. {@code UserSessionProvider} would put each session it lists back into the cache, also one
     * that another node is just deleting: it would live on there, its tokens accepted.
     */
    private static Stream<UserSessionModel> stored(KeycloakSession session, RealmModel realm, UserModel user) {
        return Profile.isFeatureEnabled(Profile.Feature.PERSISTENT_USER_SESSIONS)
                ? session.getProvider(UserSessionPersisterProvider.class)
                        .loadUserSessionsStream(realm, user, false, 0, null)
                : session.sessions().getUserSessionsStream(realm, user);
    }
}
