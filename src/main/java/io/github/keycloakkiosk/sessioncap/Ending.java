package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.network.AddressVerdict;
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
 * The end of one session that was over the cap. Not {@code AuthenticationManager.backchannelLogout}: that reads the request,
 * throws when the client has hung up, and waits for clients. What it does beyond this is left out on purpose: the browser
 * cookie and a root authentication session belong to whoever may be logging in there again, and a logout at an identity
 * provider could end the user's other sessions, which the cap lets stand.
 */
final class Ending {

    private static final String REASON = "session_cap";
    private static final String NEW_SESSION_ID = "new_session_id";

    private final SessionAge victim;
    private final NewSession login;
    private final CapCounters counters;

    Ending(SessionAge victim, NewSession login, CapCounters counters) {
        this.victim = victim;
        this.login = login;
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
                new LogoutNotices(session, login.baseUris(), counters).of(userSession, clientSessions);
        EvictedMark.put(session, realm, userSession);
        EventBuilder event = logout(session, realm, userSession);
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

    private EventBuilder logout(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        return new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(userSession.getUser())
                .session(userSession)
                .ipAddress(login.ipAddress())
                .detail(Details.USERNAME, userSession.getLoginUsername())
                .detail(Details.REASON, REASON)
                .detail(NEW_SESSION_ID, login.sessionId())
                .detail(AddressVerdict.EVENT_DETAIL, login.clientAddress());
    }
}
