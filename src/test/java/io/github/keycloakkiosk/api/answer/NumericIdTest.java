package io.github.keycloakkiosk.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericIdTest {

    private static final String USER = "03bfe89a-9508-4f5d-8a24-8b2c07525d6f";
    private static final long GREATEST = 9_007_199_254_740_991L;

    @ParameterizedTest
    @ValueSource(longs = {1, 42, GREATEST})
    void aLegacyIdStays(long legacy) {
        assertThat(NumericId.of(Long.toString(legacy), USER)).isEqualTo(legacy);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"0", "-1", "01", "1.0", "9007199254740992", "99999999999999999999", "one", " 1", "١"})
    void aValueThatIsNoSuchNumberGivesWayToOneDerivedFromTheUser(String legacy) {
        assertThat(NumericId.of(legacy, USER))
                .isEqualTo(NumericId.of(null, USER))
                .isBetween(1L, GREATEST);
    }

    /** Apps store the id, so it must stay the same. */
    @Test
    void theDerivedNumberStaysTheSame() {
        assertThat(NumericId.of(null, USER)).isEqualTo(8_373_015_048_317_600L);
    }

    @RepeatedTest(200)
    void theDerivedNumberIsExactInADouble() {
        long id = NumericId.of(null, UUID.randomUUID().toString());

        assertThat(id).isBetween(1L, GREATEST);
        assertThat((long) (double) id).isEqualTo(id);
    }
}
