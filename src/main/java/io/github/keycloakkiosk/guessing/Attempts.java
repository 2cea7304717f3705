package io.github.keycloakkiosk.guessing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The attempts of one subject, counted in Keycloak's own store, for all nodes; each in a transaction of its own, so that the
 * outcome of an attempt does not undo it.
 */
public final class Attempts {

    private final KeycloakSession session;
    private final String subject;
    private final Limit limit;

    /** @param subject the purpose and the counted one: {@code registration:10.0.0.5} */
    public Attempts(KeycloakSession session, RealmModel realm, String subject, Limit limit) {
        this.session = session;
        // The hash has a fixed length, however long a federation's user ids are.
        this.subject = "kiosk:attempts:"
                + UUID.nameUUIDFromBytes((realm.getId() + ":" + subject).getBytes(StandardCharsets.UTF_8)) + ":";
        this.limit = limit;
    }

    /** Asks for a turn. Call it before the attempt. */
    public Turn take() {
        return inTransaction(own -> limit.take(own, now()));
    }

    /** As {@link #take()}, but waits a while where others are under way: if one of them turns out right, its slot is free. */
    public Turn await() {
        Optional<Turn> turn = inTransaction(own -> limit.admit(own, now()));
        if (turn.isEmpty() && isOneUnderWay()) {
            turn = WaitingRoom.ofThisServer()
                    .await(() -> inTransaction(own -> limit.admit(own, now())), this::isOneUnderWay);
            if (turn.isEmpty() && isOneUnderWay()) {
                return Turn.refused(Optional.of(now().plusSeconds(1)), false);
            }
        }
        return turn.orElseGet(() -> inTransaction(own -> limit.take(own, now())));
    }

    /** Until when no attempt is admitted; empty when the next one is. */
    public Optional<Instant> refusedUntil() {
        return inTransaction(limit::refusedUntil).filter(now()::isBefore);
    }

    private boolean isOneUnderWay() {
        return inTransaction(limit::isOneUnderWay);
    }

    /** Reports that the attempt of this turn was wrong: nobody waits for it any more. */
    public void settle(Turn turn) {
        turn.own()
                .ifPresent(slot -> inTransaction(own -> {
                    own.settle(slot.name(), slot.seconds());
                    return null;
                }));
    }

    /**
     * Frees the slots of this turn, since the attempt was right: it does not count, nor do the earlier wrong ones that it
     * cancels.
     */
    public void free(Turn turn) {
        free(turn.taken());
    }

    /** Forgets all attempts. */
    public void forget() {
        free(limit.all());
    }

    private void free(List<String> taken) {
        if (!taken.isEmpty()) {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), session.getContext(), own -> taken.forEach(slots(own)::free));
        }
    }

    private <T> T inTransaction(Function<Slots, T> step) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> step.apply(slots(own)),
                "count an attempt");
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    private Slots slots(KeycloakSession own) {
        return new StoredSlots(own.singleUseObjects(), subject);
    }
}
