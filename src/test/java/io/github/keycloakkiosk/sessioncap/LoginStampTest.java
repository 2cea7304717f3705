package io.github.keycloakkiosk.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginStampTest {

    @ParameterizedTest(name = "started {1}, seen at {0} -> {2}")
    @CsvSource({
        // now ms, started s, stamp ms
        "1767225600000, 1767225600, 1767225600000",
        "1767225600001, 1767225600, 1767225600001",
        "1767225600999, 1767225600, 1767225600999",
        // a login that took until the next second; a session that was there before us
        "1767225601000, 1767225600, 1767225600999",
        "1767229200000, 1767225600, 1767225600999",
        // a clock that lags behind the one that started the session
        "1767225599999, 1767225600, 1767225600000",
        "0, 1767225600, 1767225600000",
        // past 2^31 ms: no int arithmetic
        "2147483648123, 2147483647, 2147483647999",
    })
    void staysWithinTheSecondInWhichTheSessionStarted(long nowMs, int startedSeconds, long stamp) {
        assertThat(LoginStamp.of(nowMs, startedSeconds)).isEqualTo(stamp);
    }

    @ParameterizedTest(name = "note {0}, started {1} -> {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "1767225600123, 1767225600, 1767225600123",
                "-, 1767225600, 1767225600000",
                "'', 1767225600, 1767225600000",
                "yesterday, 1767225600, 1767225600000",
                "1767225600.5, 1767225600, 1767225600000",
            })
    void aSessionWithoutAReadableStampSortsByItsSecond(String note, int startedSeconds, long stamp) {
        assertThat(LoginStamp.read(note, startedSeconds)).isEqualTo(stamp);
    }
}
