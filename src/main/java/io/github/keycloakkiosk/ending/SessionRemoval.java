package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.LogoutNotices;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionCaches;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.session.SessionRows;
import java.util.Map;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;

/**
 * Ends one session that was over the cap or is replaced. Not by {@code AuthenticationManager.backchannelLogout}: that method
 * reads the request, throws when the client has hung up, and waits for clients. Three steps of that method are left out on
 * purpose. The browser cookie and the root authentication session may serve the next login. A logout at an identity provider
 * could end the user's other sessions, which the cap keeps.
 */
final class SessionRemoval {

    private final SessionAge victim;
    private final TerminationCause cause;
    private final SessionCounters counters;

    SessionRemoval(SessionAge victim, TerminationCause cause, SessionCounters counters) {
        this.victim = victim;
        this.cause = cause;
        this.counters = counters;
    }

    /** Called before the end, so that a copy that enters a cache later meets the mark. */
    void mark(KeycloakSession session, RealmModel realm) {
        Tombstone.put(session, realm, victim.sessionId(), cause.reason());
    }

    /** Called after the end, when the life of the session's tokens is known. */
    void extendMark(KeycloakSession session, int seconds) {
        Tombstone.extend(session, victim.sessionId(), cause.reason(), seconds);
    }

    /** Removes the session; null when it is gone or another caller ends it. One of several parallel callers succeeds. */
    EndedSession end(KeycloakSession session, RealmModel realm) {
        UserSessionModel userSession = find(session, realm);
        if (userSession == null) {
            return null;
        }
        if (!LiveSessions.age(userSession).equals(victim)) { // a new login has its id
            Tombstone.clear(session, victim.sessionId());
            return null;
        }
        Map<String, AuthenticatedClientSessionModel> clientSessions = userSession.getAuthenticatedClientSessions();
        SessionCaches copies = new SessionCaches(session, userSession.getId(), clientSessions.keySet());
        if (!remove(session, realm, userSession, copies)) {
            return null;
        }
        EventBuilder event = logout(session, realm, userSession, cause);
        if (clientSessions.size() == 1) {
            event.client(clientSessions.values().iterator().next().getClient());
        }
        event.success();
        LogoutNotices notices = new LogoutNotices(session, cause.baseUris(), counters);
        return new EndedSession(
                notices.of(userSession, clientSessions.values()),
                copies,
                Tombstone.seconds(realm, clientSessions.values()));
    }

    private static boolean remove(
            KeycloakSession session, RealmModel realm, UserSessionModel userSession, SessionCaches copies) {
        if (LiveSessions.areRows()) {
            copies.remove(); // also before: this node may die in between, and another node may hold the copy
            return new SessionRows(session).delete(userSession.getId(), userSession.getStarted());
        }
        if (copies.areHere()) {
            return copies.remove();
        }
        session.sessions().removeUserSession(realm, userSession);
        return true;
    }

    /** Bypasses {@code UserSessionProvider}, which would put the session into the cache. */
    private UserSessionModel find(KeycloakSession session, RealmModel realm) {
        return LiveSessions.areRows()
                ? session.getProvider(UserSessionPersisterProvider.class)
                        .loadUserSession(realm, victim.sessionId(), false)
                : session.sessions().getUserSession(realm, victim.sessionId());
    }

    /** The LOGOUT event. */
    static EventBuilder logout(
            KeycloakSession session, RealmModel realm, UserSessionModel userSession, TerminationCause cause) {
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(userSession.getUser())
                .session(userSession)
                // The row does not hold the typed name.
                .detail(Details.USERNAME, userSession.getUser().getUsername());
        cause.describe(event);
        return event;
    }
}
