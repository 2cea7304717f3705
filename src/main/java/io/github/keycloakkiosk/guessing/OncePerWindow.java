package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The same wrong attempt counts once in a window of time, however often it is made: a card left on a reader must not use up the
 * attempts of a whole site. Whoever repeats an attempt learns nothing that they did not know.
 *
 * @param limit the limit on attempts that differ
 * @param attempt what tells attempts apart and can be stored, such as a keyed hash
 */
record OncePerWindow(AttemptLimit limit, String attempt) implements Limit {

    @Override
    public Optional<Turn> admit(Slots slots, Instant now) {
        String same = "same-" + attempt;
        return slots.isTaken(same)
                ? Optional.of(Turn.UNCOUNTED)
                : limit.admit(slots, now).map(turn -> once(slots, turn, same));
    }

    private Turn once(Slots slots, Turn turn, String same) {
        if (turn.own().isEmpty()) {
            return turn;
        }
        // After its slot, or an attempt without a slot would let the others through.
        if (slots.take(same, limit.windowSeconds())) {
            return Turn.admitted(
                    turn.own().get(),
                    Stream.concat(turn.taken().stream(), Stream.of(same)).toList());
        }
        turn.taken().forEach(slots::free);
        return Turn.UNCOUNTED;
    }

    @Override
    public Turn refuse(Slots slots, Instant now) {
        return limit.refuse(slots, now);
    }

    @Override
    public Optional<Instant> refusedUntil(Slots slots) {
        return limit.refusedUntil(slots);
    }

    @Override
    public boolean isOneUnderWay(Slots slots) {
        return limit.isOneUnderWay(slots);
    }

    @Override
    public List<String> all() {
        return limit.all();
    }
}
