package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.notice.NoticeQueue;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.OwnTransaction;
import io.github.keycloakkiosk.session.SessionAge;
import io.github.keycloakkiosk.session.SessionCaches;
import io.github.keycloakkiosk.session.SessionCounters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Ends sessions, each once in the whole cluster, and notifies their clients. */
public final class SessionTermination {

    private static final Logger LOG = Logger.getLogger(SessionTermination.class);

    /** Bounds how long a transaction takes, and holds its locks. */
    private static final int TOGETHER = 2000;

    private final KeycloakSessionFactory factory;
    private final NoticeQueue notices;
    private final SessionCounters counters;
    private final LongMarks longMarks = new LongMarks();

    /**
     * The sessions that this node is ending now. The database makes sure that each ends once; this map spares it needless tries.
     */
    private final Map<SessionAge, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    public SessionTermination(KeycloakSessionFactory factory, NoticeQueue notices, SessionCounters counters) {
        this.factory = factory;
        this.notices = notices;
        this.counters = counters;
    }

    /** Returns when this thread or another has ended the online session. If the other thread fails, this one tries. */
    public void end(SessionAge victim, TerminationCause cause) {
        end(Victims.one(victim), cause);
    }

    /**
     * As {@link #end(SessionAge, TerminationCause)}: {@value #TOGETHER} of them in one transaction, so that a user with thousands
     * does not wait for each. If one cannot be ended, none of its transaction is.
     */
    public void end(Victims victims, TerminationCause cause) {
        List<SessionAge> ages = victims.ages();
        for (int first = 0; first < ages.size(); first += TOGETHER) {
            Victims left = victims.only(ages.subList(first, Math.min(ages.size(), first + TOGETHER)));
            while (!left.areNone()) {
                left = endOrWait(left, cause);
            }
        }
    }

    /** Ends those that no other thread is ending, then waits for the other threads, and returns what these have left. */
    private Victims endOrWait(Victims victims, TerminationCause cause) {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        Map<SessionAge, CompletableFuture<Boolean>> others = new LinkedHashMap<>();
        List<SessionAge> own = new ArrayList<>();
        for (SessionAge victim : victims.ages()) {
            CompletableFuture<Boolean> other = underWay.putIfAbsent(victim, mine);
            if (other == null) {
                own.add(victim);
            } else {
                others.put(victim, other);
            }
        }
        boolean done = false;
        try {
            if (!own.isEmpty()) {
                end(new SessionRemoval(victims.only(own), cause, counters), cause);
            }
            done = true;
        } finally {
            own.forEach(underWay::remove);
            mine.complete(done);
        }
        return victims.only(others.entrySet().stream()
                .filter(other -> !other.getValue().join())
                .map(Map.Entry::getKey)
                .toList());
    }

    private void end(SessionRemoval ending, TerminationCause cause) {
        inTransaction(cause, ending::mark);
        List<EndedSession> ended =
                OwnTransaction.run(factory, cause.realmId(), ending::end).orElse(List.of());
        if (ended.isEmpty()) {
            return;
        }
        cause.counter(counters).add(ended.size());
        ended.forEach(session -> notices.send(session.notices()));
        List<EndedSession> told =
                cause.isEviction() ? ended.stream().filter(this::mustBeTold).toList() : List.of();
        if (!told.isEmpty()) {
            twice(() -> inTransaction(cause, (session, realm) -> ending.extendMarks(session, told)));
        }
        if (LiveSessions.areRows()) {
            List<SessionCaches> copies =
                    ended.stream().flatMap(session -> session.copies().stream()).toList();
            twice(() -> SessionCaches.remove(copies));
        }
    }

    private boolean mustBeTold(EndedSession ended) {
        boolean outlivesItsMark = ended.markSeconds() > Tombstone.SECONDS;
        if (outlivesItsMark && !longMarks.admit(Time.currentTimeMillis() / 1000, ended.markSeconds())) {
            counters.reasonsNotKept.increment();
            return false;
        }
        return outlivesItsMark;
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
            SecondTry.run(step);
        } catch (RuntimeException | LinkageError e) {
            counters.failures.increment();
            LOG.error("A session has ended, but a copy of it may be in a cache", e);
        }
    }
}
