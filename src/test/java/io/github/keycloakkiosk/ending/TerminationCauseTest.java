package io.github.keycloakkiosk.ending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminationCauseTest {

    @ParameterizedTest
    @CsvSource({"session_cap, true", "replaced, false"})
    void onlyTheCapEvicts(String reason, boolean eviction) {
        assertThat(new TerminationCause("realm", reason, null, null, null, null, null).isEviction())
                .isEqualTo(eviction);
    }
}
