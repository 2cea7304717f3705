package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.List;

/** The limit on one subject's attempts. */
public interface Limit {

    /** Asks for a turn before the attempt. Parallel attempts get as many turns as attempts in sequence. */
    Turn take(Slots slots, Instant now);

    /** All slots that it may have taken. When they are free, no attempt counts. */
    List<String> all();
}
