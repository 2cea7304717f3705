package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a request for an attempt.
 *
 * @param admitted whether the attempt may be made
 * @param taken the slots to free if the attempt is right
 * @param until the latest time at which attempts are admitted again, if nobody makes one meanwhile; set for a refused attempt,
 *     and for one that starts a wait if it is wrong; empty when not known
 * @param news whether {@code until} has not been reported before
 */
public record Turn(boolean admitted, List<String> taken, Optional<Instant> until, boolean news) {

    /** No limit: nothing is counted or refused. */
    public static final Turn UNCOUNTED = admitted(List.of());

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
