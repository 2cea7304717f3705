package io.github.keycloakkiosk.session;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.util.MultiSiteUtils;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions that count: a user's stored online sessions that have not expired. */
public final class LiveSessions {

    private LiveSessions() {}

    public static List<SessionAge> of(KeycloakSession session, RealmModel realm, String userId) {
        try (Stream<? extends UserSessionModel> stored = areRows()
                ? new SessionRows(session).of(realm, userId).stream()
                : session.sessions()
                        .getUserSessionsStream(realm, session.users().getUserById(realm, userId))) {
            return stored.filter(userSession -> AuthenticationManager.isSessionValid(realm, userSession))
                    .filter(userSession -> !isForOfflineToken(realm, userSession))
                    .map(LiveSessions::age)
                    .toList();
        }
    }

    private static boolean isForOfflineToken(RealmModel realm, UserSessionModel userSession) {
        return LoginStamp.OFFLINE.equals(userSession.getNote(LoginStamp.NOTE))
                && (userSession.getStarted() + realm.getAccessCodeLifespan()) * 1000L > Time.currentTimeMillis();
    }

    public static SessionAge age(UserSessionModel userSession) {
        return new SessionAge(
                userSession.getId(), LoginStamp.read(userSession.getNote(LoginStamp.NOTE), userSession.getStarted()));
    }

    /** Whether sessions are in the database and caches hold copies. With the feature off, sessions are in caches only. */
    public static boolean areRows() {
        return MultiSiteUtils.isPersistentSessionsEnabled();
    }
}
