package io.github.keycloakkiosk.sessioncap;

import java.util.concurrent.atomic.LongAdder;
import org.keycloak.models.KeycloakSessionFactory;

/** Ends sessions, each once in the whole cluster, and has their clients told. */
final class Endings {

    private final KeycloakSessionFactory factory;
    private final NoticeSender notices;
    private final CapCounters counters;

    Endings(KeycloakSessionFactory factory, NoticeSender notices, CapCounters counters) {
        this.factory = factory;
        this.notices = notices;
        this.counters = counters;
    }

    /** Returns when the session has ended; one that somebody else has claimed is theirs to end. */
    void end(SessionAge victim, EndingCause cause) {
        Claim claim = new Claim(factory, victim);
        if (!claim.take()) {
            return;
        }
        LongAdder ended = cause.isEviction() ? counters.evicted : counters.replaced;
        try {
            Ending ending = new Ending(victim, cause, counters);
            OwnTransaction.run(factory, cause.realmId(), ending::end).ifPresent(told -> {
                ended.increment();
                notices.send(told);
            });
            forget(ending, cause);
        } catch (Exception | LinkageError e) {
            claim.release();
            throw e;
        }
    }

    /** Not to be left to the next login: a session without a row is on nobody's list any more. */
    private void forget(Ending ending, EndingCause cause) {
        try {
            OwnTransaction.run(factory, cause.realmId(), ending::forget);
        } catch (RuntimeException e) {
            OwnTransaction.run(factory, cause.realmId(), ending::forget);
        }
    }
}
