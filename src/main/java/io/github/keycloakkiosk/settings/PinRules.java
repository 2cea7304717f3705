package io.github.keycloakkiosk.settings;

import java.time.Duration;

/**
 * What a new PIN must be, and for how long. Only its length is asked of a PIN that an admin gives: old ones must still come
 * in. The rest is for people who choose their own.
 *
 * @param length how many digits it may have
 * @param history how many of the user's latest PINs, the one in use included, it may not be
 * @param maxAgeDays after how many days it expires; 0 is never
 * @param guessable whether it may be one that many would try first
 */
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
     * @param created when it was made, in milliseconds since the epoch; {@code null} when nobody knows: as old as can be
     * @param now milliseconds since the epoch
     */
    public boolean isExpired(Long created, long now) {
        return maxAgeDays > 0
                && (created == null
                        || now - created > Duration.ofDays(maxAgeDays).toMillis());
    }
}
