package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginStringTest {

    @ParameterizedTest
    @CsvSource({
        "04A2B3, 04A2B3",
        "04:a2:b3, 04A2B3",
        "04-A2-b3, 04A2B3",
        "04 a2 b3, 04A2B3",
        "'  04a2b3 ', 04A2B3",
        "a, A",
        "1234567, 1234567",
        // not a UID: one character that is neither hex digit nor separator, and all of it stays
        "04:a2:bg, 04:a2:bg",
        "https://example.com/a?b=c:d, https://example.com/a?b=c:d",
        "Badge 12, Badge 12",
        "--, --",
        "04٣a, 04٣a",
    })
    void aUidIsOneBadgeHoweverItIsWritten(String read, String normalized) {
        assertThat(LoginString.of(read)).map(LoginString::normalized).contains(normalized);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t\n"})
    void nothingIsNoLoginString(String read) {
        assertThat(LoginString.of(read)).isEmpty();
    }

    @Test
    void itHasAtMost512Characters() {
        assertThat(LoginString.of("x".repeat(512))).isPresent();
        assertThat(LoginString.of("x".repeat(513))).isEmpty();
        assertThat(LoginString.of(" " + "x".repeat(512) + " ")).isPresent();
    }

    @Test
    void itNeverShows() {
        assertThat(LoginString.of("04A2B3")).get().hasToString("LoginString[redacted]");
    }

    @Test
    void equalityIsOfWhatWasMeant() {
        assertThat(LoginString.of("04:a2")).isEqualTo(LoginString.of("04A2")).isNotEqualTo(LoginString.of("04A3"));
        assertThat(LoginString.of("04:a2").hashCode())
                .isEqualTo(LoginString.of("04A2").hashCode());
    }
}
