package io.github.keycloakkiosk.guessing;

import java.time.Instant;
import java.util.Optional;

/** Places that belong to the first who takes them, across all nodes. Each frees itself after a while. */
interface Slots {

    /** Whether it was free, and is the caller's now. */
    boolean take(String name, int seconds);

    boolean isTaken(String name);

    void free(String name);

    /** Writes a point in time down for a while, in place of one before. */
    void note(String name, int seconds, Instant time);

    Optional<Instant> noted(String name);
}
