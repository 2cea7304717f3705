package io.github.keycloakkiosk.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupStringTest {

    @ParameterizedTest
    @CsvSource({"abc, abc", "'  a b ', a b", "04:a2:b3, 04:a2:b3", "aB, aB"})
    void anOpaqueTextStaysAsItIs(String text, String normalized) {
        assertThat(LookupString.opaque(text)).map(LookupString::normalized).contains(normalized);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t\n"})
    void nothingIsNoString(String text) {
        assertThat(LookupString.opaque(text)).isEmpty();
    }

    @Test
    void itHasAtMost512Characters() {
        assertThat(LookupString.opaque("x".repeat(512))).isPresent();
        assertThat(LookupString.opaque("x".repeat(513))).isEmpty();
    }

    @Test
    void itNeverShows() {
        assertThat(LookupString.opaque("314159")).get().hasToString("LookupString[redacted]");
    }
}
