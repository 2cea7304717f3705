package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to somebody who asks for an attempt.
 *
 * @param admitted whether it may be made
 * @param own the slot of this attempt, and for how long it is taken if the attempt turns out wrong; empty when it has none
 * @param taken the slots that are to be free again if it turns out right
 * @param until when attempts are admitted again, at the latest, if nobody makes any meanwhile. Known for an attempt that
 *     is not admitted, and for one that a wait follows if it turns out wrong; otherwise empty
 * @param news whether nobody has been told of that time before
 */
@Rule
public record Turn(boolean admitted, Optional<Slot> own, List<String> taken, Optional<Instant> until, boolean news) {

    /** A slot by its name, and for how many seconds a wrong attempt takes it. */
    record Slot(String name, int seconds) {}

    /** No limit: nothing is counted or refused. */
    public static final Turn UNCOUNTED = new Turn(true, Optional.empty(), List.of(), Optional.empty(), false);

    /** The seconds until attempts are admitted again: at least 1. */
    public long secondsLeft(long nowMillis) {
        long millis = until.map(Instant::toEpochMilli).orElse(nowMillis) - nowMillis;
        return Math.max(1, (millis + 999) / 1000);
    }

    static Turn admitted(Slot own, List<String> taken) {
        return new Turn(true, Optional.of(own), taken, Optional.empty(), false);
    }

    static Turn lastUntil(Slot own, List<String> taken, Instant until) {
        return new Turn(true, Optional.of(own), taken, Optional.of(until), true);
    }

    static Turn refused(Optional<Instant> until, boolean news) {
        return new Turn(false, Optional.empty(), List.of(), until, news);
    }
}
