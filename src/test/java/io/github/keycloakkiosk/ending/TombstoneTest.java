package io.github.keycloakkiosk.ending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TombstoneTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // tokens | since the last use | seconds
                "28800      | 0     | 29400",
                "28800      | 3600  | 25800",
                "28800      | 28799 | 601",
                "28800      | 28800 | 600",
                "28800      | 90000 | 600",
                "300        | 0     | 900",
                "300        | -5    | 900", // the clocks of two nodes differ
                "2147483647 | 0     | 2147484247",
            })
    void aMarkOutlivesTheTokensAndEveryRunningRequest(int tokens, long sinceLastUse, long seconds) {
        assertThat(Tombstone.seconds(tokens, sinceLastUse)).isEqualTo(seconds);
    }
}
