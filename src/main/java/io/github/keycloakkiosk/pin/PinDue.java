package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a PIN is due after a badge: it is due so many hours after the user last gave it.
 *
 * @param after the time for which a given PIN is enough; zero means that it is always due
 */
@Rule
record PinDue(Duration after) {

    /** The hours for a gear without a value. */
    static final int DEFAULT_HOURS = 8;

    /** The time for which a given PIN is remembered, and so the longest time for which it can be enough. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern HOURS = Pattern.compile("0|[1-9][0-9]{0,2}");

    /**
     * @param hours the admin's text, {@code null} or blank for the default; an unreadable text, or more than {@link #LONGEST},
     *     makes the PIN due each time
     */
    static PinDue of(String hours) {
        return new PinDue(isReadable(hours) ? Duration.ofHours(Long.parseLong(text(hours))) : Duration.ZERO);
    }

    /** Whether an admin's text is a number of hours, or stands for the default. */
    static boolean isReadable(String hours) {
        return HOURS.matcher(text(hours)).matches()
                && Duration.ofHours(Long.parseLong(text(hours))).compareTo(LONGEST) <= 0;
    }

    private static String text(String hours) {
        return hours == null || hours.isBlank() ? String.valueOf(DEFAULT_HOURS) : hours.strip();
    }

    /** Whether the PIN is due now. A time in the future does not count. */
    boolean isDue(Optional<Instant> given, Instant now) {
        return given.filter(at -> !at.isAfter(now))
                .filter(at -> now.isBefore(at.plus(after)))
                .isEmpty();
    }
}
