package io.github.keycloakkiosk.pin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a PIN has to be given, after a badge: so many hours after it was given last.
 *
 * @param after how long a PIN that was given suffices; nothing means that it is always due
 */
record PinDue(Duration after) {

    /** What a gear without hours says. */
    static final int DEFAULT_HOURS = 8;

    /** How long a PIN that was given is remembered, and so the longest that it can suffice. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final Pattern HOURS = Pattern.compile("0|[1-9][0-9]{0,2}");

    /**
     * @param hours as an admin wrote them, {@code null} or blank for the default; what cannot be read, or is longer than it is
     *     remembered, makes the PIN due each time
     */
    static PinDue of(String hours) {
        String text = hours == null || hours.isBlank() ? String.valueOf(DEFAULT_HOURS) : hours.strip();
        Duration after = HOURS.matcher(text).matches() ? Duration.ofHours(Long.parseLong(text)) : Duration.ZERO;
        return new PinDue(after.compareTo(LONGEST) > 0 ? Duration.ZERO : after);
    }

    /** Whether it is due now. A time that lies ahead is no time at which a PIN was given. */
    boolean isDue(Optional<Instant> given, Instant now) {
        return given.filter(at -> !at.isAfter(now))
                .filter(at -> now.isBefore(at.plus(after)))
                .isEmpty();
    }
}
