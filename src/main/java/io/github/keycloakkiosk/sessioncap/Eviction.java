package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.ending.SecondTry;
import io.github.keycloakkiosk.ending.SessionTermination;
import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.ending.Victims;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionCounters;
import io.github.keycloakkiosk.session.SessionKind;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Applies the cap to one user: after a login has committed and before its answer leaves, or during a sweep. Never throws: the
 * login stands, and the next login or sweep makes up for a failure.
 */
final class Eviction {

    private static final Logger LOG = Logger.getLogger(Eviction.class);

    private final KeycloakSessionFactory factory;
    private final SessionTermination termination;
    private final SessionCounters counters;

    Eviction(KeycloakSessionFactory factory, SessionTermination termination, SessionCounters counters) {
        this.factory = factory;
        this.termination = termination;
        this.counters = counters;
    }

    /**
     * Ends the user's sessions over the cap. Counts them first, and lists them only if there may be too many.
     *
     * @param fits whether so many sessions are no more than may be, as of the login
     */
    void enforce(String userId, TerminationCause cause, LongPredicate fits) {
        enforce(userId, cause, () -> mayHaveSurplus(userId, cause, fits));
    }

    /** Ends the user's sessions over the cap. */
    void enforce(String userId, TerminationCause cause) {
        enforce(userId, cause, () -> true);
    }

    private void enforce(String userId, TerminationCause cause, BooleanSupplier mayHaveSurplus) {
        try {
            SecondTry.run(
                    () -> {
                        if (mayHaveSurplus.getAsBoolean()) {
                            termination.end(surplus(userId, cause), cause);
                        }
                    },
                    () -> endEach(surplus(userId, cause), cause));
        } catch (Exception | LinkageError e) {
            counters.failures.increment();
            LOG.errorf(e, "Session cap not applied: realm %s, user %s", cause.realmId(), userId);
        }
    }

    /** Ends all sessions that it can, each for itself, also after a failure, and then throws the last failure. */
    private void endEach(Victims surplus, TerminationCause cause) {
        RuntimeException failure = null;
        for (SessionAge victim : surplus.ages()) {
            try {
                termination.end(surplus.only(List.of(victim)), cause);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private boolean mayHaveSurplus(String userId, TerminationCause cause, LongPredicate fits) {
        return OwnTransaction.run(factory, cause.realmId(), (session, realm) -> {
                    OptionalLong most = LiveSessions.most(session, realm, userId, UserCap.kinds(session, realm));
                    return most.isEmpty() || !fits.test(most.getAsLong());
                })
                .orElse(false);
    }

    private Victims surplus(String userId, TerminationCause cause) {
        return OwnTransaction.run(factory, cause.realmId(), (session, realm) -> surplus(session, realm, userId, cause))
                .orElse(Victims.NONE);
    }

    private static Victims surplus(KeycloakSession session, RealmModel realm, String userId, TerminationCause cause) {
        SessionCap cap = UserCap.of(session, realm, userId);
        if (cap.isUnlimited()) {
            return Victims.NONE;
        }
        Set<SessionKind> kinds = UserCap.kinds(session, realm);
        List<SessionAge> live = LiveSessions.of(session, realm, userId, kinds);
        // A transient session is never stored. For a session that has ended already, the request that ended it, or the
        // user's other login, applies the cap.
        boolean counts = cause.newSessionId() == null
                || live.stream().anyMatch(age -> age.sessionId().equals(cause.newSessionId()));
        return counts ? new Victims(cap.surplus(live), userId, kinds) : Victims.NONE;
    }
}
