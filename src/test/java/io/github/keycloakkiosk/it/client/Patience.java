package io.github.keycloakkiosk.it.client;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a state that has no other sign than itself: a line in a log, a number on a page. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE_MS = 100;

    private Patience() {}

    /** Returns when the state is reached. Fails after a minute, with a message that says what is missing. */
    public static void until(String what, BooleanSupplier isSo) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        int pause = 5;
        try {
            while (!isSo.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("a minute without: " + what);
                }
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
