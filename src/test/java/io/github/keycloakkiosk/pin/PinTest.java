package io.github.keycloakkiosk.pin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

    @ParameterizedTest
    @ValueSource(strings = {"7394", "0000", "123456789012"})
    void fourToTwelveDigitsAreAPin(String text) {
        assertThat(Pin.of(text)).get().hasToString("Pin[redacted]");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "123",
                "1234567890123",
                "12a4",
                " 1234",
                "1234\n",
                "+1234",
                "-1234",
                "12.34",
                "١٢٣٤",
                "\uff11\uff12\uff13\uff14"
            })
    void nothingElseIs(String text) {
        assertThat(Pin.of(text)).isEmpty();
    }
}
