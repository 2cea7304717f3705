package io.github.keycloakkiosk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndependentProofTest {

    @ParameterizedTest
    @CsvSource({"1000, 1000, true", "1000, 1300, true", "1000, 1301, false", "1001, 1000, false"})
    void aProofIsGoodForFiveMinutes(long provenAt, long now, boolean recent) {
        assertThat(IndependentProof.isRecent(OptionalLong.of(provenAt), now)).isEqualTo(recent);
    }

    @Test
    void noneIsNone() {
        assertThat(IndependentProof.isRecent(OptionalLong.empty(), 1000)).isFalse();
    }
}
