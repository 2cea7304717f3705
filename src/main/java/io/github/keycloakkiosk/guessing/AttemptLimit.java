package io.github.keycloakkiosk.guessing;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * At most so many attempts in each window of time. Windows are fixed: the next begins when this one is over.
 *
 * @param most attempts in a window; 0 for no limit
 * @param windowSeconds the length of a window, in seconds
 */
public record AttemptLimit(int most, int windowSeconds) {

    /** Whether there is nothing to count. */
    boolean isUnlimited() {
        return most == 0;
    }

    /**
     * The current window of a subject.
     *
     * @param subject who is counted, and for what
     * @param nowSeconds seconds since the epoch
     */
    String window(String subject, long nowSeconds) {
        return subject + ":" + nowSeconds / windowSeconds + ":";
    }

    /**
     * The slots of a window: whoever takes one may make an attempt.
     *
     * @param first with which to begin, from 0: attempts that all began with the same would wait for each other
     */
    Stream<String> slots(String window, int first) {
        return IntStream.range(0, most).mapToObj(slot -> window + (first + slot) % most);
    }

    /** Seconds until the current window is over: at least 1. */
    int secondsLeft(long nowSeconds) {
        return (int) (windowSeconds - nowSeconds % windowSeconds);
    }
}
