package io.github.keycloakkiosk.guessing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * After so many wrong attempts there is a wait, then one attempt more, and after each a wait that is twice as long as the one
 * before, until it is the longest. A right one ends all of that; without one, wrong attempts are remembered for {@link #MEMORY}.
 *
 * <p>The slot {@code gate} is the wait: whoever takes it makes the one attempt, and it frees itself when the wait is over.
 *
 * @param attempts how many there are before the first wait, at least 1
 * @param firstWaitSeconds the first wait
 * @param longestWaitSeconds the longest, not less than the first
 */
public record Backoff(int attempts, int firstWaitSeconds, int longestWaitSeconds) implements Limit {

    /** For how long a wrong attempt counts. */
    public static final Duration MEMORY = Duration.ofDays(30);

    private static final int MEMORY_SECONDS = (int) MEMORY.toSeconds();
    private static final String GATE = "gate";
    private static final String UNTIL = "until";

    @Override
    public Turn take(Slots slots, Instant now) {
        for (int attempt = 1; attempt < attempts; attempt++) {
            if (isFree(slots, attempt(attempt), MEMORY_SECONDS)) {
                return Turn.admitted(attempts(attempt).toList());
            }
        }
        int before = (int) waits().takeWhile(slots::isTaken).count();
        int seconds = waitSeconds(before);
        if (!isFree(slots, GATE, seconds)) {
            return Turn.refused(slots.noted(UNTIL), false);
        }
        waits().skip(before).limit(1).forEach(wait -> slots.take(wait, MEMORY_SECONDS));
        Instant until = now.plusSeconds(seconds);
        slots.note(UNTIL, seconds, until);
        return Turn.lastUntil(all(), until);
    }

    /** Looks before it takes a slot: a store that mistakes an old entry for a new one must not grant another attempt. */
    private static boolean isFree(Slots slots, String name, int seconds) {
        return !slots.isTaken(name) && slots.take(name, seconds);
    }

    /** How long the wait is after so many waits. */
    int waitSeconds(int before) {
        // More doublings than that are longer than the longest; a shift by more bits would begin anew.
        return (int) Math.min(longestWaitSeconds, (long) firstWaitSeconds << Math.min(before, Integer.SIZE));
    }

    @Override
    public List<String> all() {
        return Stream.of(attempts(attempts - 1), waits(), Stream.of(GATE))
                .flatMap(names -> names)
                .toList();
    }

    private static Stream<String> attempts(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(Backoff::attempt);
    }

    /** The waits before the longest: from then on they are all alike. */
    private Stream<String> waits() {
        return IntStream.iterate(0, wait -> waitSeconds(wait) < longestWaitSeconds, wait -> wait + 1)
                .mapToObj(Backoff::wait);
    }

    private static String attempt(int number) {
        return "attempt-" + number;
    }

    private static String wait(int number) {
        return "wait-" + number;
    }
}
