package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.ending.Tombstone;
import io.github.keycloakkiosk.session.DurableRows;
import io.github.keycloakkiosk.session.EarlierSessions;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.LoginStamp;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.session.SessionKind;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.util.Time;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * Sees new sessions, in the transaction that opens them, and applies the cap after the commit. A session is new when an event
 * names it and it has no stamp: impersonation, CIBA and token exchange open sessions too, and a LOGIN by single sign-on opens
 * none.
 */
final class SessionCapEventListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(SessionCapEventListener.class);

    private static final EarlierSessions NONE = new EarlierSessions(0, false, OptionalLong.empty());

    private final KeycloakSession session;
    private final Eviction eviction;
    private final DurableRows durable;
    private final SessionCounters counters;

    SessionCapEventListener(KeycloakSession session, Eviction eviction, DurableRows durable, SessionCounters counters) {
        this.session = session;
        this.eviction = eviction;
        this.durable = durable;
        this.counters = counters;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getError() != null || event.getType() == EventType.LOGOUT) {
            return;
        }
        try {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            if (realm == null) { // the realm is being removed
                return;
            }
            if (event.getSessionId() != null) {
                countSession(realm, event);
            } else if (event.getType() == EventType.TOKEN_EXCHANGE && event.getUserId() != null) {
                // V1TokenExchangeProvider opens a session for the requested subject,
                // but its event does not name the session.
                TerminationCause cause = TerminationCause.ofLogin(session, realm, event);
                onceCommitted(event.getUserId(), true, () -> eviction.enforce(event.getUserId(), cause));
            }
        } catch (Exception | LinkageError e) { // EventBuilder would swallow the exception
            counters.failures.increment();
            LOG.errorf(e, "Session cap not applied: realm %s, session %s", event.getRealmId(), event.getSessionId());
        }
    }

    private void countSession(RealmModel realm, Event event) {
        Set<SessionKind> kinds = UserCap.kinds(session, realm);
        UserSessionModel userSession = find(realm, event.getSessionId(), kinds);
        if (userSession == null
                || LoginStamp.isCounted(userSession.getNote(LoginStamp.NOTE))
                || !isPerson(userSession.getUser())) {
            return;
        }
        // Before the commit: after it, a parallel login may already have evicted this session.
        Tombstone.clear(session, userSession.getId());
        if (!kinds.contains(SessionKind.OFFLINE) && isForOfflineAccessAlone(userSession)) {
            userSession.setNote(LoginStamp.NOTE, LoginStamp.OFFLINE);
            return;
        }
        String userId = userSession.getUser().getId();
        SessionCap cap = UserCap.of(session, realm, userId);
        EarlierSessions earlier = cap.isUnlimited()
                ? NONE
                : LiveSessions.before(session, realm, userSession, kinds, others -> !cap.isExceededBy(others + 1));
        long stamp = LoginStamp.of(LiveSessions.age(userSession), earlier, Time.currentTimeMillis());
        userSession.setNote(LoginStamp.NOTE, Long.toString(stamp));
        if (cap.isUnlimited()) {
            return;
        }
        TerminationCause cause = TerminationCause.ofLogin(session, realm, event);
        if (cap.isExceededBy(earlier.count() + 1)) {
            // An eviction is a durable commit, and with it what was committed before.
            onceCommitted(userId, false, () -> eviction.enforce(userId, cause));
        } else {
            onceCommitted(userId, true, () -> eviction.enforce(userId, cause, all -> !cap.isExceededBy(all)));
        }
    }

    /** The password grant opens an offline session, and ends the online session before it tells of the login. */
    private UserSessionModel find(RealmModel realm, String sessionId, Set<SessionKind> kinds) {
        UserSessionModel online = session.sessions().getUserSession(realm, sessionId);
        return online == null && kinds.contains(SessionKind.OFFLINE)
                ? session.sessions().getOfflineUserSession(realm, sessionId)
                : online;
    }

    /**
     * Keycloak also writes sessions after completion. Asking for sessions enlists that write, so it runs before ours.
     *
     * @param durably whether the write must wait for the disk
     */
    private void onceCommitted(String userId, boolean durably, Runnable enforcement) {
        session.sessions();
        Runnable written = durably ? durable.begin(userId) : () -> {};
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                written.run();
                enforcement.run();
            }

            @Override
            protected void rollbackImpl() {
                written.run(); // no session was opened
            }
        });
    }

    /**
     * Keycloak removes this session when an offline token replaces the code. If it stays, it counts after the code has expired.
     */
    private static boolean isForOfflineAccessAlone(UserSessionModel userSession) {
        Collection<AuthenticatedClientSessionModel> clients =
                userSession.getAuthenticatedClientSessions().values();
        return !clients.isEmpty()
                && clients.stream()
                        .allMatch(client -> client.getNote(AuthenticationProcessor.FIRST_OFFLINE_ACCESS) != null);
    }

    /** Excludes service accounts, and users who exist in one session only (feature transient-users). */
    private static boolean isPerson(UserModel user) {
        return user != null
                && user.getServiceAccountClientLink() == null
                && !LightweightUserAdapter.isLightweightUser(user);
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // admin events open no sessions
    }

    @Override
    public void close() {
        // nothing is held
    }
}
