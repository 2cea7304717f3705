package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.Rule;
import java.time.Instant;
import java.util.Optional;

/** Places that belong to the first who takes them, across all nodes. Each frees itself after a while. */
@Rule
interface Slots {

    /** Takes the slot; true when it was free and is now the caller's. */
    boolean take(String name, int seconds);

    boolean isTaken(String name);

    void free(String name);

    /** Notes that the attempt of a taken slot was wrong: the slot stays taken, for so long from now on. */
    void settle(String name, int seconds);

    /** Whether the slot is taken by an attempt that was wrong. */
    boolean isSettled(String name);

    /** Stores a point in time for a while, in place of an earlier one. */
    void note(String name, int seconds, Instant time);

    Optional<Instant> noted(String name);
}
