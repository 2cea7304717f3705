package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * After so many wrong attempts the user must wait. Then one attempt is allowed, and after each wrong one the next wait is twice
 * as long, up to the longest. A right attempt ends all waits; else wrong attempts are remembered for {@link #MEMORY}.
 *
 * <p>The slot {@code gate} is the wait: its taker makes the one attempt, and the slot frees itself when the wait is over.
 *
 * @param attempts the attempts before the first wait, at least 1
 * @param firstWaitSeconds the first wait, in seconds
 * @param longestWaitSeconds the longest wait, in seconds, not less than the first
 */
@Rule
public record Backoff(int attempts, int firstWaitSeconds, int longestWaitSeconds) implements Limit {

    /** The time for which a wrong attempt counts. */
    public static final Duration MEMORY = Duration.ofDays(30);

    private static final int MEMORY_SECONDS = (int) MEMORY.toSeconds();
    private static final String GATE = "gate";
    private static final String UNTIL = "until";

    @Override
    public Optional<Turn> admit(Slots slots, Instant now) {
        for (int attempt = 1; attempt < attempts; attempt++) {
            if (isFree(slots, attempt(attempt), MEMORY_SECONDS)) {
                return Optional.of(Turn.admitted(
                        new Turn.Slot(attempt(attempt), MEMORY_SECONDS),
                        attempts(attempt).toList()));
            }
        }
        int before = (int) waits().takeWhile(slots::isTaken).count();
        int seconds = waitSeconds(before);
        if (!isFree(slots, GATE, seconds)) {
            return Optional.empty();
        }
        waits().skip(before).limit(1).forEach(wait -> slots.take(wait, MEMORY_SECONDS));
        Instant until = now.plusSeconds(seconds);
        slots.note(UNTIL, seconds, until);
        return Optional.of(Turn.lastUntil(new Turn.Slot(GATE, seconds), all(), until));
    }

    @Override
    public Turn refuse(Slots slots, Instant now) {
        return Turn.refused(slots.noted(UNTIL), false);
    }

    @Override
    public Optional<Instant> refusedUntil(Slots slots) {
        return slots.isTaken(GATE) ? slots.noted(UNTIL) : Optional.empty();
    }

    @Override
    public boolean isOneUnderWay(Slots slots) {
        return Stream.concat(attempts(attempts - 1), Stream.of(GATE))
                .anyMatch(name -> slots.isTaken(name) && !slots.isSettled(name));
    }

    /** Looks before it takes a slot: a store that mistakes an old entry for a new one must not grant another attempt. */
    private static boolean isFree(Slots slots, String name, int seconds) {
        return !slots.isTaken(name) && slots.take(name, seconds);
    }

    /** The length of the wait, in seconds, after so many waits. */
    int waitSeconds(int before) {
        // More doublings would exceed the longest wait anyway, and a shift by more bits would wrap around.
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

    /** The waits before the longest; after that all are alike. */
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
