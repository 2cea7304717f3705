package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.Rule;
import java.time.Duration;

/**
 * The rules for a new PIN. An admin's PIN needs only the right length, so that old PINs can be imported. The other rules are
 * for users who choose their own.
 *
 * @param length the allowed number of digits
 * @param history the number of latest PINs, the present one included, that the user may not choose again
 * @param maxAgeDays the days after which the PIN expires; 0 for never
 * @param guessable whether the PIN may be one that attackers try first
 */
@Rule
public record PinRules(PinLength length, int history, int maxAgeDays, boolean guessable) {

    /** Of a realm whose settings do not hold. */
    static final PinRules DEFAULT = new PinRules(
            new PinLength(Setting.PIN_MIN_LENGTH.defaultNumber(), Setting.PIN_MAX_LENGTH.defaultNumber()),
            Setting.PIN_HISTORY.defaultNumber(),
            Setting.PIN_MAX_AGE_DAYS.defaultNumber(),
            Boolean.parseBoolean(Setting.PIN_GUESSABLE.defaultValue));

    static PinRules of(SettingValues values) throws InvalidSetting {
        int least = values.number(Setting.PIN_MIN_LENGTH);
        return new PinRules(
                new PinLength(least, values.numberNotBelow(least, Setting.PIN_MAX_LENGTH)),
                values.number(Setting.PIN_HISTORY),
                values.number(Setting.PIN_MAX_AGE_DAYS),
                values.flag(Setting.PIN_GUESSABLE));
    }

    /**
     * Whether a PIN has expired.
     *
     * @param created the time at which it was made, in milliseconds since the epoch; {@code null} when unknown, which counts as
     *     very old
     * @param now milliseconds since the epoch
     */
    public boolean isExpired(Long created, long now) {
        return maxAgeDays > 0
                && (created == null
                        || now - created > Duration.ofDays(maxAgeDays).toMillis());
    }
}
