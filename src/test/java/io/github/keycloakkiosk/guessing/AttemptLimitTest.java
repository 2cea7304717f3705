package io.github.keycloakkiosk.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptLimitTest {

    private static final AttemptLimit LIMIT = new AttemptLimit(3, 300);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aWindowHasItsSlotsWhereverOneBegins(int first) {
        assertThat(LIMIT.slots("w:", first)).containsExactlyInAnyOrder("w:0", "w:1", "w:2");
        assertThat(LIMIT.slots("w:", first)).startsWith("w:" + first);
    }

    @ParameterizedTest
    @CsvSource({"0, 299, true", "300, 599, true", "299, 300, false", "0, 300, false"})
    void windowsFollowEachOther(long one, long other, boolean same) {
        assertThat(LIMIT.window("s", one).equals(LIMIT.window("s", other))).isEqualTo(same);
        assertThat(LIMIT.window("s", one)).isNotEqualTo(LIMIT.window("t", one));
    }

    @ParameterizedTest
    @CsvSource({"0, 300", "1, 299", "299, 1", "300, 300"})
    void aWindowEnds(long now, int secondsLeft) {
        assertThat(LIMIT.secondsLeft(now)).isEqualTo(secondsLeft);
    }

    @Test
    void noneIsUnlimited() {
        assertThat(new AttemptLimit(0, 300).isUnlimited()).isTrue();
        assertThat(LIMIT.isUnlimited()).isFalse();
    }
}
