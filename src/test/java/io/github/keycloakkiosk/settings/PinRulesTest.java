package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinRulesTest {

    private static final long DAY = 24L * 60 * 60 * 1000;
    private static final long NOW = 20_000 * DAY;

    /** Age in milliseconds; no age means that nobody knows when the PIN was made. */
    @ParameterizedTest
    @CsvSource({
        "0,  0,                   false",
        "0,  315360000000,        false",
        "0,  ,                    false",
        "30, 0,                   false",
        "30, 2592000000,          false",
        "30, 2592000001,          true",
        "30, ,                    true",
        "30, -1,                  false",
        "3650, 315360000000,      false",
        "3650, 315360000001,      true",
    })
    void aPinExpiresAfterSoManyDays(int maxAgeDays, Long age, boolean expired) {
        PinRules rules = new PinRules(new PinLength(4, 12), 3, maxAgeDays, false);

        assertThat(rules.isExpired(age == null ? null : NOW - age, NOW)).isEqualTo(expired);
    }
}
