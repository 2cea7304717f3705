package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.settings.KioskSettings;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * Sees new sessions, inside the transaction that opens them, and has the cap applied once that is committed. A session is new
 * when an event names it and it has no stamp: not only LOGIN opens sessions, impersonation, CIBA and token exchange do too,
 * and a LOGIN by single sign-on opens none.
 */
final class SessionCapListener implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger(SessionCapListener.class);

    private final KeycloakSession session;
    private final Eviction eviction;
    private final CapCounters counters;

    SessionCapListener(KeycloakSession session, Eviction eviction, CapCounters counters) {
        this.session = session;
        this.eviction = eviction;
        this.counters = counters;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getSessionId() == null || event.getError() != null || event.getType() == EventType.LOGOUT) {
            return;
        }
        try {
            countSession(event);
        } catch (Exception | LinkageError e) { // EventBuilder would swallow it: the login passes, the cap does not hold
            counters.failures.increment();
            LOG.errorf(e, "Session cap not applied: realm %s, session %s", event.getRealmId(), event.getSessionId());
        }
    }

    private void countSession(Event event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        UserSessionModel userSession =
                realm == null ? null : session.sessions().getUserSession(realm, event.getSessionId());
        if (userSession == null || userSession.getNote(LoginStamp.NOTE) != null || !isPerson(userSession.getUser())) {
            return;
        }
        long stamp = LoginStamp.of(Time.currentTimeMillis(), userSession.getStarted());
        userSession.setNote(LoginStamp.NOTE, Long.toString(stamp));
        KioskSettings settings = KioskSettings.of(session, realm);
        if (settings.sessionCap().isEmpty()) {
            return;
        }
        // Before the commit: afterwards a parallel login may already have evicted this session in its turn.
        EvictedMark.clear(session, userSession.getId());
        NewSession newSession = NewSession.of(session, userSession, event, settings);
        // Keycloak writes sessions after completion too. sessions() above has enlisted that: it runs before this.
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                eviction.enforce(newSession);
            }

            @Override
            protected void rollbackImpl() {
                // no session was opened
            }
        });
    }

    /** Not a service account, and not a user who lives in one session only (feature transient-users). */
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
