package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to somebody who asks for an attempt.
 *
 * @param admitted whether it may be made
 * @param taken the slots that are to be free again if it turns out right
 * @param until when attempts are admitted again, at the latest, if nobody makes any meanwhile. Known for an attempt that
 *     is not admitted, and for one that a wait follows if it turns out wrong; otherwise empty
 * @param news whether nobody has been told of that time before
 */
public record Turn(boolean admitted, List<String> taken, Optional<Instant> until, boolean news) {

    /** No limit: nothing is counted or refused. */
    public static final Turn UNCOUNTED = admitted(List.of());

    /** The seconds until attempts are admitted again: at least 1. */
    public long secondsLeft(long nowMillis) {
        long millis = until.map(Instant::toEpochMilli).orElse(nowMillis) - nowMillis;
        return Math.max(1, (millis + 999) / 1000);
    }

    static Turn admitted(List<String> taken) {
        return new Turn(true, taken, Optional.empty(), false);
    }

    static Turn lastUntil(List<String> taken, Instant until) {
        return new Turn(true, taken, Optional.of(until), true);
    }

    static Turn refused(Optional<Instant> until, boolean news) {
        return new Turn(false, List.of(), until, news);
    }
}
