package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.guessing.AddressLimits;
import io.github.keycloakkiosk.guessing.Backoff;
import java.util.Map;

/**
 * The limits on guesses at PINs and badges.
 *
 * @param ofPin the limit at one user's PIN
 * @param byAddress the limit at any PIN or badge, from one client address
 */
@Rule
public record GuessLimits(Backoff ofPin, AddressLimits byAddress) {

    private static final int LONGEST_WAIT_SECONDS = Setting.PIN_WAIT_SECONDS.range.most();

    /** The limits of a realm that admits nobody anyway. */
    static final GuessLimits STRICTEST =
            new GuessLimits(new Backoff(1, LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS), new AddressLimits(1, Map.of()));

    static GuessLimits of(SettingValues values) throws InvalidSetting {
        int firstWait = values.number(Setting.PIN_WAIT_SECONDS);
        return new GuessLimits(
                new Backoff(
                        values.number(Setting.PIN_ATTEMPTS),
                        firstWait,
                        values.numberNotBelow(firstWait, Setting.PIN_LONGEST_WAIT_SECONDS)),
                new AddressLimits(
                        values.number(Setting.ADDRESS_ATTEMPTS),
                        values.limits(Setting.ADDRESS_ATTEMPTS_BY_BLOCK, Setting.ADDRESS_ATTEMPTS.range.most())));
    }
}
