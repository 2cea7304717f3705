package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Allows at most {@code most} attempts in any window of time. Each slot frees itself one window after it was taken. So two
 * windows' worth of attempts never come at one moment, as they could with windows of fixed start.
 *
 * @param most attempts in a window; 0 for no limit
 * @param windowSeconds the length of a window, in seconds
 */
@Rule
public record AttemptLimit(int most, int windowSeconds) implements Limit {

    private static final String FULL = "full";
    private static final String UNTIL = "until";

    @Override
    public Optional<Turn> admit(Slots slots, Instant now) {
        if (most == 0) {
            return Optional.of(Turn.UNCOUNTED);
        }
        if (slots.isTaken(FULL)) {
            return Optional.empty();
        }
        // A random first slot: if all attempts began with the same slot, they would wait for each other.
        int first = ThreadLocalRandom.current().nextInt(most);
        return IntStream.range(0, most)
                .mapToObj(i -> name((first + i) % most))
                // Look first: where the store is a database, a failed try to take a slot locks its row.
                .filter(name -> !slots.isTaken(name) && slots.take(name, windowSeconds))
                .findFirst()
                .map(name -> Turn.admitted(new Turn.Slot(name, windowSeconds), List.of(name)));
    }

    @Override
    public Turn refuse(Slots slots, Instant now) {
        slots.take(FULL, fullSeconds());
        Optional<Instant> known = slots.noted(UNTIL).filter(now::isBefore);
        if (known.isPresent()) {
            return Turn.refused(known, false);
        }
        Instant until = now.plusSeconds(windowSeconds);
        slots.note(UNTIL, windowSeconds, until);
        return Turn.refused(Optional.of(until), true);
    }

    @Override
    public Optional<Instant> refusedUntil(Slots slots) {
        return slots.isTaken(FULL) ? slots.noted(UNTIL) : Optional.empty();
    }

    @Override
    public boolean isOneUnderWay(Slots slots) {
        return !slots.isTaken(FULL) && all().stream().anyMatch(name -> slots.isTaken(name) && !slots.isSettled(name));
    }

    /** This limit, under which the same attempt counts once in a window, however often it is made. */
    public Limit oncePer(String attempt) {
        return new OncePerWindow(this, attempt);
    }

    /** How long a full limit is remembered: the more slots there are, the more a search for a free one costs. */
    private int fullSeconds() {
        return 1 + most / 100;
    }

    private static String name(int slot) {
        return "slot-" + slot;
    }

    @Override
    public List<String> all() {
        return IntStream.range(0, most).mapToObj(AttemptLimit::name).toList();
    }
}
