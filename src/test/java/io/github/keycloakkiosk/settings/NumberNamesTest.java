package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^[0-9]{4,20}$ true",
                "^\\+?[0-9]{4,20}$ true",
                "\\d{6} true",
                "(\\d{4}|\\d{6}) true",
                "[a-z0-9]+ false",
                "\\w+ false",
                ".* false",
                "[^0-9]+ false",
                "[0-9]+E? false"
            })
    void aPatternThatNoLetterMatches(String pattern, boolean number) {
        assertThat(NumberNames.isNumber(Map.of("pattern", Map.of("pattern", pattern))))
                .isEqualTo(number);
    }

    @Test
    void anIntegerIsANumber() {
        assertThat(NumberNames.isNumber(Map.of("integer", Map.of("min", "1")))).isTrue();
    }

    @Test
    void otherValidationsSayNothing() {
        assertThat(NumberNames.isNumber(Map.of("length", Map.of("max", 9)))).isFalse();
        assertThat(NumberNames.isNumber(Map.of("pattern", Map.of()))).isFalse();
    }
}
