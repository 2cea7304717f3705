package io.github.keycloakkiosk.sessioncap;

import java.util.Collection;
import java.util.List;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * The end of one session that was over the cap, or that another replaces. Not {@code AuthenticationManager.backchannelLogout}: that reads the request,
 * throws when the client has hung up, and waits for clients. What it does beyond this is left out on purpose: the browser
 * cookie and a root authentication session belong to whoever may be logging in there again, and a logout at an identity
 * provider could end the user's other sessions, which the cap lets stand.
 */
final class Ending {

    private final SessionAge victim;
    private final EndingCause cause;
    private final CapCounters counters;

    Ending(SessionAge victim, EndingCause cause, CapCounters counters) {
        this.victim = victim;
        this.cause = cause;
        this.counters = counters;
    }

    /** Removes the session, and returns what its clients are to be told; null when it is gone already. */
    Collection<LogoutNotice> end(KeycloakSession session, RealmModel realm) {
        UserSessionModel userSession = find(session, realm);
        if (userSession == null) {
            return null;
        }
        Collection<AuthenticatedClientSessionModel> clientSessions =
                userSession.getAuthenticatedClientSessions().values();
        List<LogoutNotice> notices =
                new LogoutNotices(session, cause.baseUris(), counters).of(userSession, clientSessions);
        if (cause.isEviction()) {
            EvictedMark.put(session, realm, userSession);
        }
        EventBuilder event = logout(session, realm, userSession, cause);
        if (clientSessions.size() == 1) {
            event.client(clientSessions.iterator().next().getClient());
        }
        LiveSessions.delete(session, realm, userSession);
        event.success();
        return notices;
    }

    /** The second half of it, once the first is committed: what is left of the session is its place in the cache. */
    Void forget(KeycloakSession session, RealmModel realm) {
        UserSessionModel cached = find(session, realm);
        if (cached != null) {
            session.sessions().removeUserSession(realm, cached);
        }
        return null;
    }

    /** Only if it is still the session that was listed: its id may belong to a new login by now. */
    private UserSessionModel find(KeycloakSession session, RealmModel realm) {
        UserSessionModel userSession = session.sessions().getUserSession(realm, victim.sessionId());
        return userSession != null && LiveSessions.age(userSession).equals(victim) ? userSession : null;
    }

    /** The event that tells of it. */
    static EventBuilder logout(
            KeycloakSession session, RealmModel realm, UserSessionModel userSession, EndingCause cause) {
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(userSession.getUser())
                .session(userSession)
                .detail(Details.USERNAME, userSession.getLoginUsername());
        cause.describe(event);
        return event;
    }
}
