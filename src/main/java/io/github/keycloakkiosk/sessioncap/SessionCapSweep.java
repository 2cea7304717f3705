package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.ending.KioskSessionExpiry;
import io.github.keycloakkiosk.ending.SessionTermination;
import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.session.SessionRows;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.services.ui.extend.UiTabProvider;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Applies the caps when nobody logs in: for instance after an admin has lowered a cap, or after a node has died between a login
 * and its eviction. Also ends the kiosk sessions whose life is over. On a timer of each node, but by one node at a time, under the name of this class. Where sessions are in
 * caches only, it finds none.
 */
final class SessionCapSweep implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(SessionCapSweep.class);

    /**
     * How long the cluster's lock keeps other nodes away. Where the lock is stored outside the cluster, it stays when its node
     * dies, and expires after this time.
     */
    private static final long LONGEST_MS = 600_000;

    private final KeycloakSessionFactory factory;
    private final Eviction eviction;
    private final SessionTermination termination;
    private final SessionCounters counters;

    private SessionCapSweep(
            KeycloakSessionFactory factory,
            Eviction eviction,
            SessionTermination termination,
            SessionCounters counters) {
        this.factory = factory;
        this.eviction = eviction;
        this.termination = termination;
        this.counters = counters;
    }

    /** Starts after the server has started and its database is up to date. */
    static void repeat(
            int seconds,
            KeycloakSessionFactory factory,
            Eviction eviction,
            SessionTermination termination,
            SessionCounters counters) {
        long milliseconds = seconds * 1000L;
        SessionCapSweep sweep = new SessionCapSweep(factory, eviction, termination, counters);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent && LiveSessions.areRows()) {
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> session.getProvider(TimerProvider.class)
                                .schedule(
                                        new ClusterAwareScheduledTaskRunner(
                                                factory, sweep, Math.max(milliseconds, LONGEST_MS)),
                                        milliseconds));
            }
        });
    }

    /** Does not use the timer's session: {@link OwnTransaction}s do not nest. */
    @Override
    public void run(KeycloakSession timers) {
        realmsWithSettings().forEach(realmId -> {
            expire(realmId);
            sweep(realmId);
        });
    }

    private List<String> realmsWithSettings() {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            try (Stream<RealmModel> realms = session.realms().getRealmsWithProviderTypeStream(UiTabProvider.class)) {
                return realms.map(RealmModel::getId).toList();
            }
        });
    }

    /** A failure in one realm does not stop the sweep of the others. */
    private void sweep(String realmId) {
        try {
            OwnTransaction.run(factory, realmId, SessionCapSweep::candidates)
                    .ifPresent(
                            users -> users.forEach(user -> eviction.enforce(user, TerminationCause.ofSweep(realmId))));
        } catch (RuntimeException e) {
            counters.failures.increment();
            LOG.errorf(e, "Session caps not swept: realm %s", realmId);
        }
    }

    /** Before the caps: a session whose life is over must not make a live one end. */
    private void expire(String realmId) {
        try {
            OwnTransaction.run(factory, realmId, KioskSessionExpiry::unused)
                    .ifPresent(sessions ->
                            sessions.forEach(age -> termination.end(age, TerminationCause.ofExpirySweep(realmId))));
        } catch (RuntimeException e) {
            counters.failures.increment();
            LOG.errorf(e, "Kiosk sessions not swept: realm %s", realmId);
        }
    }

    /** The users over their cap. Users with no more sessions than the lowest cap are not looked at. */
    private static List<String> candidates(KeycloakSession session, RealmModel realm) {
        OptionalInt lowest = KioskSettings.of(session, realm).lowestSessionCap();
        if (lowest.isEmpty()) {
            return List.of();
        }
        Map<String, Long> counts =
                new SessionRows(session).countsOver(lowest.getAsInt(), realm, UserCap.kinds(session, realm));
        return counts.keySet().stream()
                .filter(userId -> UserCap.of(session, realm, userId).isExceededBy(counts.get(userId)))
                .toList();
    }
}
