package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidUntilTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T18:00:00Z,      UTC,           2026-12-31T18:00:00Z",
        "2026-12-31T18:00Z,         Europe/Berlin, 2026-12-31T18:00:00Z",
        "2026-12-31T18:00:00+01:00, UTC,           2026-12-31T17:00:00Z",
        "2026-12-31,                UTC,           2027-01-01T00:00:00Z",
        "2026-12-31,                Europe/Berlin, 2026-12-31T23:00:00Z",
        // The day on which Berlin's clocks go back has 25 hours.
        "2026-10-25,                Europe/Berlin, 2026-10-25T23:00:00Z",
        "2020-01-01,                UTC,           2020-01-02T00:00:00Z",
        "2026-12-31T18:00:00,       UTC,           ",
        "31.12.2026,                UTC,           ",
        "2026-02-30,                UTC,           ",
        "+999999999-12-31,          UTC,           ",
        "-2026-12-31,               UTC,           ",
        "0,                         UTC,           ",
    })
    void anInstantOrADay(String text, String zone, Instant end) {
        assertThat(new ValidUntil(ZoneId.of(zone)).read(text)).isEqualTo(Optional.ofNullable(end));
    }
}
