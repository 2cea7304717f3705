package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.NoticeSender;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionCounters;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Ends sessions, each once in the whole cluster, and notifies their clients. */
public final class SessionTermination {

    private static final Logger LOG = Logger.getLogger(SessionTermination.class);

    private final KeycloakSessionFactory factory;
    private final NoticeSender notices;
    private final SessionCounters counters;

    /**
     * The sessions that this node is ending now. The database makes sure that each ends once; this map spares it needless tries.
     */
    private final Map<SessionAge, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    public SessionTermination(KeycloakSessionFactory factory, NoticeSender notices, SessionCounters counters) {
        this.factory = factory;
        this.notices = notices;
        this.counters = counters;
    }

    /** Returns when this thread or another has ended the session. If the other thread fails, this one tries. */
    public void end(SessionAge victim, TerminationCause cause) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> other;
        while ((other = underWay.putIfAbsent(victim, mine)) != null) {
            if (other.join()) {
                return;
            }
        }
        boolean done = false;
        try {
            end(new SessionRemoval(victim, cause, counters), cause);
            done = true;
        } finally {
            underWay.remove(victim);
            mine.complete(done);
        }
    }

    private void end(SessionRemoval ending, TerminationCause cause) {
        inTransaction(cause, ending::mark);
        OwnTransaction.run(factory, cause.realmId(), ending::end).ifPresent(ended -> {
            cause.counter(counters).increment();
            notices.send(ended.notices());
            twice(() -> inTransaction(cause, (session, realm) -> ending.extendMark(session, ended.markSeconds())));
            if (LiveSessions.areRows()) {
                twice(ended.copies()::remove);
            }
        });
    }

    private void inTransaction(TerminationCause cause, BiConsumer<KeycloakSession, RealmModel> step) {
        OwnTransaction.run(factory, cause.realmId(), (session, realm) -> {
            step.accept(session, realm);
            return null;
        });
    }

    /** For steps at the caches: they can fail while the cluster changes, and the session has ended all the same. */
    private void twice(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException first) {
            try {
                step.run();
            } catch (RuntimeException e) {
                counters.failures.increment();
                LOG.error("A session has ended, but a copy of it may be in a cache", e);
            }
        }
    }
}
