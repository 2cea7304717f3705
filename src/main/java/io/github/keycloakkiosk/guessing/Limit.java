package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.List;

/** How often one subject may make an attempt. */
public interface Limit {

    /** Asks for a turn, before the attempt is made; parallel ones get as many as one after the other would. */
    Turn take(Slots slots, Instant now);

    /** All slots that it may have taken. When they are free, no attempt counts. */
    List<String> all();
}
