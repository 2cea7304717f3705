package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The limit on one subject's attempts. */
@Rule
public interface Limit {

    /** Asks for a turn before the attempt. Parallel attempts get as many turns as attempts in sequence. */
    default Turn take(Slots slots, Instant now) {
        return admit(slots, now).orElseGet(() -> refuse(slots, now));
    }

    /** The turn of an attempt that may be made; empty when none may be made now. */
    Optional<Turn> admit(Slots slots, Instant now);

    /** The turn of an attempt that may not be made. */
    Turn refuse(Slots slots, Instant now);

    /** Until when no attempt may be made, as far as is known now; empty when one may. */
    Optional<Instant> refusedUntil(Slots slots);

    /** Whether an attempt under way has a slot: if it turns out right, another may be made at once. */
    boolean isOneUnderWay(Slots slots);

    /** All slots that it may have taken. When they are free, no attempt counts. */
    List<String> all();
}
