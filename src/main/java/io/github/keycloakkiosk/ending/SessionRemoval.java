package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.method.ProvenBadges;
import io.github.keycloakkiosk.notice.LogoutNotices;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionCaches;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.session.SessionDeletion;
import io.github.keycloakkiosk.session.WholeSession;
import io.github.keycloakkiosk.session.WholeSessions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * The end of sessions that were over the cap, that another replaces, whose life is over, or whose badge is. Not {@code
 * AuthenticationManager.backchannelLogout}: that reads the request, throws when the client has hung up, and waits for clients.
 * Keycloak's method does more, which is left out on purpose: the browser cookie and the root authentication session may belong to
 * a new login there, and a logout at an identity provider could end sessions of the user that the cap lets stand.
 */
final class SessionRemoval {

    private final Victims victims;
    private final TerminationCause cause;
    private final SessionCounters counters;

    SessionRemoval(Victims victims, TerminationCause cause, SessionCounters counters) {
        this.victims = victims;
        this.cause = cause;
        this.counters = counters;
    }

    /** Called before the end, so that a copy that enters a cache later meets the mark. */
    void mark(KeycloakSession session, RealmModel realm) {
        victims.ages().forEach(victim -> Tombstone.put(session, victim.sessionId(), cause.reason()));
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
        Map<String, SessionAge> ages =
                victims.ages().stream().collect(Collectors.toMap(SessionAge::sessionId, Function.identity()));
        List<WholeSession> found = new ArrayList<>();
        Map<String, List<SessionCaches>> copies = new HashMap<>();
        for (WholeSession whole : find(session, realm)) {
            if (whole.has(ages.get(whole.id()), realm)) {
                found.add(whole);
                copies.put(
                        whole.id(),
                        whole.parts().stream()
                                .map(part -> new SessionCaches(session, part))
                                .toList());
            } else { // a new login has its id
                Tombstone.clear(session, whole.id());
            }
        }
        Set<String> removed = remove(session, realm, found, copies);
        return found.stream()
                .filter(whole -> removed.contains(whole.id()))
                .map(whole -> ended(session, realm, whole, copies.get(whole.id())))
                .toList();
    }

    private EndedSession ended(
            KeycloakSession session, RealmModel realm, WholeSession whole, List<SessionCaches> copies) {
        Collection<AuthenticatedClientSessionModel> clientSessions = whole.clientSessions();
        EventBuilder event = logout(session, realm, whole.first(), cause);
        if (clientSessions.size() == 1) {
            event.client(clientSessions.iterator().next().getClient());
        }
        event.success();
        LogoutNotices notices = new LogoutNotices(session, cause.baseUris(), counters);
        return new EndedSession(
                whole.id(),
                notices.of(whole.first(), clientSessions),
                copies,
                Tombstone.seconds(realm, whole.lastUse(), clientSessions));
    }

    /** Removes the sessions, and returns the ids of those that this request has removed. */
    private static Set<String> remove(
            KeycloakSession session,
            RealmModel realm,
            List<WholeSession> found,
            Map<String, List<SessionCaches>> copies) {
        if (LiveSessions.areRows()) {
            // Also before: this node may die in between, and another node may hold the copy.
            SessionCaches.remove(copies.values().stream().flatMap(List::stream).toList());
            return new SessionDeletion(session).delete(found);
        }
        Set<String> removed = new HashSet<>();
        found.forEach(whole -> whole.parts().forEach(part -> {
            if (removeFromCaches(session, realm, part)) {
                removed.add(whole.id());
            }
        }));
        return removed;
    }

    private static boolean removeFromCaches(KeycloakSession session, RealmModel realm, UserSessionModel part) {
        if (part.isOffline()) { // it has rows too
            session.sessions().removeOfflineUserSession(realm, part);
            return true;
        }
        SessionCaches copies = new SessionCaches(session, part);
        if (copies.areHere()) {
            return copies.remove();
        }
        session.sessions().removeUserSession(realm, part);
        return true;
    }

    private List<WholeSession> find(KeycloakSession session, RealmModel realm) {
        List<String> ids = victims.ages().stream().map(SessionAge::sessionId).toList();
        return new WholeSessions(session).find(realm, victims.userId(), ids, victims.kinds());
    }

    /** The LOGOUT event. */
    static EventBuilder logout(
            KeycloakSession session, RealmModel realm, UserSessionModel userSession, TerminationCause cause) {
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(userSession.getUser())
                .session(userSession)
                // The row does not hold the typed name.
                .detail(Details.USERNAME, userSession.getUser().getUsername())
                .detail(ProvenBadges.ID, userSession.getNote(ProvenBadges.NOTE));
        cause.describe(event);
        return event;
    }
}
