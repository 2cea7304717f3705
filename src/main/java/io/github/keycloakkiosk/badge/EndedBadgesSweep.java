package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.lookup.EndedStrings;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Removes badges whose end is over, and ends the sessions that they opened. They admit nobody before that either. On a timer of each node, but by one node at a time, under
 * the name of this class.
 */
final class EndedBadgesSweep implements ScheduledTask {

    private static final Logger LOG = Logger.getLogger(EndedBadgesSweep.class);

    /** How long the cluster's lock keeps other nodes away when its node has died. */
    private static final long LONGEST_MS = 600_000;

    private final KeycloakSessionFactory factory;

    private EndedBadgesSweep(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Starts after the server has started and its database is up to date. */
    static void repeat(int seconds, KeycloakSessionFactory factory) {
        long milliseconds = seconds * 1000L;
        EndedBadgesSweep sweep = new EndedBadgesSweep(factory);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
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

    /** Does not use the timer's session, which holds no transaction that a failure may undo. */
    @Override
    public void run(KeycloakSession timers) {
        List<EndedStrings.Ended> ended = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> EndedStrings.find(session, BadgeKind.BADGE));
        ended.forEach(this::remove);
    }

    /** A failure at one badge does not stop the sweep of the others. */
    private void remove(EndedStrings.Ended ended) {
        try {
            // Before the badge goes: if this node dies in between, the next sweep finds them again.
            BadgeSessions.end(factory, ended.userId(), TerminationCause.ofEndedBadge(ended.realmId(), ended.id()));
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(ended.realmId());
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    new EndedStrings(session, realm, BadgeKind.BADGE).remove(ended);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "Badge %s, whose end is over, is not removed yet", ended.id());
        }
    }
}
