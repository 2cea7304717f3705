package io.github.keycloakkiosk.guessing;

import java.util.List;
import java.util.stream.IntStream;

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
     * The slots of the current window: whoever takes one may make an attempt.
     *
     * @param subject who is counted, and for what
     * @param nowSeconds seconds since the epoch
     */
    List<String> slots(String subject, long nowSeconds) {
        String window = subject + ":" + nowSeconds / windowSeconds + ":";
        return IntStream.range(0, most).mapToObj(slot -> window + slot).toList();
    }

    /** Seconds until the current window is over: at least 1. */
    int secondsLeft(long nowSeconds) {
        return (int) (windowSeconds - nowSeconds % windowSeconds);
    }
}
