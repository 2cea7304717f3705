package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            10.0.0.5|10.0.0.5
            fe80::1%eth0|fe80::1%eth0
            a b|a b
            {~}|{~}
            a\\nb|a?nb
            a"b|a?b
            ä|?
            ١٠|??""")
    void keepsPlainTextOnly(String text, String printable) {
        assertThat(Printable.of(text)).isEqualTo(printable);
    }

    @Test
    void keepsNoControlCharacter() {
        assertThat(Printable.of("a\nb\rc\td\u001be\u0000f\u007fg\u0085h\u2028i"))
                .isEqualTo("a?b?c?d?e?f?g?h?i");
    }

    @Test
    void isBounded() {
        assertThat(Printable.of("1".repeat(64))).isEqualTo("1".repeat(64));
        assertThat(Printable.of("1".repeat(65))).isEqualTo("1".repeat(64) + "...");
    }

    @Test
    void nothingIsEmpty() {
        assertThat(Printable.of(null)).isEmpty();
        assertThat(Printable.quoted(null)).isEqualTo("\"\"");
    }
}
