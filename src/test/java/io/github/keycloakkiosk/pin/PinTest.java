package io.github.keycloakkiosk.pin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

    @ParameterizedTest
    @ValueSource(strings = {"7394", "0000", "123456789012"})
    void fourToTwelveDigitsAreAPin(String text) {
        assertThat(Pin.of(text)).get().hasToString("Pin[redacted]");
    }

    @ParameterizedTest
    @CsvSource({
        "٨٢٦٤, 8264", // Arabic
        "۸۲۶۴, 8264", // Persian
        "\uff18\uff12\uff16\uff14, 8264", // full width
        "८२६४, 8264", // Devanagari
        "\ud835\udfe0\ud835\udfda\ud835\udfde\ud835\udfdc, 8264", // mathematical
        "٨2٦4, 8264",
        "' 8264', 8264",
        "'8264\t', 8264",
        "'\u00a08264\u202f\u3000', 8264",
        "'8264\r\n', 8264",
        "'\ufeff8264\u200f', 8264",
        "' ٨٢٦٤ ', 8264",
    })
    void digitsOfAllScriptsCountAndNothingAroundThem(String typed, String digits) {
        assertThat(Pin.of(typed)).map(Pin::digits).contains(digits);
        assertThat(Pin.of(digits).orElseThrow().isSameAs(typed)).isTrue();
    }

    @Test
    void anotherPinIsNotTheSame() {
        Pin pin = Pin.of("8264").orElseThrow();

        assertThat(pin.isSameAs("8265")).isFalse();
        assertThat(pin.isSameAs("08264")).isFalse();
        assertThat(pin.isSameAs("")).isFalse();
        assertThat(pin.isSameAs(null)).isFalse();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "123",
                "1234567890123",
                "12a4",
                " 123 ",
                "12 34",
                "12\ufeff34",
                "12\u000034",
                "passw",
                "①②③④", // no digits but signs
                "Ⅷ264",
                "八二六四",
                "²³⁴⁵",
                "\ud8351234",
                "+1234",
                "-1234",
                "12.34",
                "١٢٣"
            })
    void nothingElseIs(String text) {
        assertThat(Pin.of(text)).isEmpty();
    }
}
