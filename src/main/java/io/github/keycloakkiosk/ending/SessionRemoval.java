package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.LogoutNotices;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionCaches;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.session.SessionDeletion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * The end of sessions that were over the cap, that another replaces, or whose life is over. Not {@code
 * AuthenticationManager.backchannelLogout}: that reads the request, throws when the client has hung up, and waits for clients.
 * Keycloak's method does more, which is left out on purpose: the browser cookie and the root authentication session may belong to
 * a new login there, and a logout at an identity provider could end sessions of the user that the cap lets stand.
 */
final class SessionRemoval {

    private final List<SessionAge> victims;
    private final String userId;
    private final TerminationCause cause;
    private final SessionCounters counters;

    /**
     * The end of these sessions, in their order.
     *
     * @param userId their user; may be null when there is one session
     */
    SessionRemoval(List<SessionAge> victims, String userId, TerminationCause cause, SessionCounters counters) {
        this.victims = victims;
        this.userId = userId;
        this.cause = cause;
        this.counters = counters;
    }

    /** Called before the end, so that a copy that enters a cache later meets the mark. */
    void mark(KeycloakSession session, RealmModel realm) {
        victims.forEach(victim -> Tombstone.put(session, victim.sessionId(), cause.reason()));
    }

    /** Called after the end, for sessions whose tokens live longer than the mark. */
    void extendMarks(KeycloakSession session, List<EndedSession> ended) {
        ended.forEach(one -> Tombstone.extend(session, one.sessionId(), cause.reason(), one.markSeconds()));
    }

    /**
     * Removes the sessions. Those are left out that are gone, or that another request ends: of several that try at once, one
     * succeeds.
     */
    List<EndedSession> end(KeycloakSession session, RealmModel realm) {
        Set<SessionAge> wanted = new HashSet<>(victims);
        List<UserSessionModel> found = new ArrayList<>();
        Map<String, SessionCaches> copies = new HashMap<>();
        for (UserSessionModel userSession : find(session, realm)) {
            if (wanted.contains(LiveSessions.age(userSession))) {
                found.add(userSession);
                copies.put(userSession.getId(), copies(session, userSession));
            } else { // a new login has its id
                Tombstone.clear(session, userSession.getId());
            }
        }
        Set<String> removed = remove(session, realm, found, copies);
        return found.stream()
                .filter(userSession -> removed.contains(userSession.getId()))
                .map(userSession -> ended(session, realm, userSession, copies.get(userSession.getId())))
                .toList();
    }

    private static SessionCaches copies(KeycloakSession session, UserSessionModel userSession) {
        return new SessionCaches(
                session,
                userSession.getId(),
                userSession.getAuthenticatedClientSessions().keySet());
    }

    private EndedSession ended(
            KeycloakSession session, RealmModel realm, UserSessionModel userSession, SessionCaches copies) {
        Collection<AuthenticatedClientSessionModel> clientSessions =
                userSession.getAuthenticatedClientSessions().values();
        EventBuilder event = logout(session, realm, userSession, cause);
        if (clientSessions.size() == 1) {
            event.client(clientSessions.iterator().next().getClient());
        }
        event.success();
        LogoutNotices notices = new LogoutNotices(session, cause.baseUris(), counters);
        return new EndedSession(
                userSession.getId(),
                notices.of(userSession, clientSessions),
                copies,
                Tombstone.seconds(realm, userSession, clientSessions));
    }

    /** Removes the sessions, and returns the ids of those that this request has removed. */
    private static Set<String> remove(
            KeycloakSession session,
            RealmModel realm,
            List<UserSessionModel> found,
            Map<String, SessionCaches> copies) {
        if (LiveSessions.areRows()) {
            SessionCaches.remove(
                    copies.values()); // also before: this node may die in between, and another node may hold the copy
            return new SessionDeletion(session).delete(found);
        }
        return found.stream()
                .filter(userSession -> removeFromCaches(session, realm, userSession, copies.get(userSession.getId())))
                .map(UserSessionModel::getId)
                .collect(Collectors.toSet());
    }

    private static boolean removeFromCaches(
            KeycloakSession session, RealmModel realm, UserSessionModel userSession, SessionCaches copies) {
        if (copies.areHere()) {
            return copies.remove();
        }
        session.sessions().removeUserSession(realm, userSession);
        return true;
    }

    private List<UserSessionModel> find(KeycloakSession session, RealmModel realm) {
        List<String> ids = victims.stream().map(SessionAge::sessionId).toList();
        return LiveSessions.areRows()
                ? new SessionDeletion(session).load(realm, userId, ids)
                : ids.stream()
                        .map(id -> session.sessions().getUserSession(realm, id))
                        .filter(Objects::nonNull)
                        .toList();
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
