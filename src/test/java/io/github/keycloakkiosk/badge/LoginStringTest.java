package io.github.keycloakkiosk.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.reader.ReaderFormat;
import io.github.keycloakkiosk.reader.ReaderNumber;
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
        "04a2b3c4d5e680, 04A2B3C4D5E680",
        // not a UID, so all of it stays: separators are not between all bytes, or not the same
        "12-3456, 12-3456",
        "123-456, 123-456",
        "04:A2-B3, 04:A2-B3",
        "04a2:b3, 04a2:b3",
        "04:a2b3, 04:a2b3",
        "04:a2:b3c4, 04:a2:b3c4",
        "0:4A2B3C, 0:4A2B3C",
        "0:4a:2b, 0:4a:2b",
        "04::a2::b3, 04::a2::b3",
        ":04:a2:b3, :04:a2:b3",
        "04:a2:b3:, 04:a2:b3:",
        "04:a2:b, 04:a2:b",
        "04.a2.b3, 04.a2.b3",
        // fewer than three bytes, or half a byte
        "a, a",
        "abc1, abc1",
        "12:34, 12:34",
        "1234567, 1234567",
        "12345ab, 12345ab",
        // a character that is neither hex digit nor separator
        "04:a2:bg, 04:a2:bg",
        "https://example.com/a?b=c:d, https://example.com/a?b=c:d",
        "Badge 12, Badge 12",
        "--, --",
        "04٣a, 04٣a",
        // around it is what readers and programs add
        "'04A2B3\r\n', 04A2B3",
        "'\u000204A2B3\u0003', 04A2B3",
        "'\ufeff04A2B3', 04A2B3",
        "'\ufeff\u0002 Badge 12 \u0003\r', Badge 12",
        "'\u001d12-3456\u0004', 12-3456",
        "'\u00a004:a2:b3\u3000', 04A2B3",
        "'\u200e04A2B3\u0000', 04A2B3",
    })
    void aUidIsOneBadgeHoweverItIsWritten(String read, String normalized) {
        assertThat(LoginString.of(read)).map(LoginString::normalized).contains(normalized);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04A2\r\nB3",
                "04\tA2\tB3",
                "04A2\u0000B3",
                "04A2\u0003\u000204A2",
                "04A2\ufeffB3",
                "12\u001d34",
                "12\u007f34",
                "12\u008534"
            })
    void withAControlCharacterBetweenOthersItIsNone(String read) {
        assertThat(LoginString.of(read)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "\t\n", "\u0002\u0003", "\ufeff", "\u00a0"})
    void nothingIsNoLoginString(String read) {
        assertThat(LoginString.of(read)).isEmpty();
    }

    /** Around a reading goes what nobody sees, then the reader's prefix and suffix; then it is a UID or not. */
    @ParameterizedTest
    @CsvSource({
        "as-read, ;04DE51BEEF0001?, 04DE51BEEF0001",
        "as-read, '\u0002;04:de:51:be:ef:00:01?\r\n', 04DE51BEEF0001",
        "as-read, ;12-3456?, 12-3456",
        "decimal, '\ufeff;1370342583894017?', 04DE51BEEF0001",
        "decimal, 04DE51BEEF0001, ",
        "decimal, ;?, ",
        "as-read, ;?, ",
        "as-read, ';04DE\u000051?', ",
    })
    void aReadingHasTheFormatOfTheReaders(String number, String read, String normalized) {
        ReaderFormat format = new ReaderFormat(";", "?", ReaderNumber.of(number).orElseThrow());

        assertThat(LoginString.read(format, read).map(LoginString::normalized).orElse(null))
                .isEqualTo(normalized);
    }

    @Test
    void itHasAtMost512Characters() {
        assertThat(LoginString.of("x".repeat(512))).isPresent();
        assertThat(LoginString.of("x".repeat(513))).isEmpty();
        assertThat(LoginString.of(" " + "x".repeat(512) + " ")).isPresent();
    }

    @Test
    void aUidMayHaveAllOf512Characters() {
        assertThat(LoginString.of("ab".repeat(256)))
                .map(LoginString::normalized)
                .contains("AB".repeat(256));
    }

    @Test
    void itNeverShows() {
        assertThat(LoginString.of("04A2B3")).get().hasToString("LoginString[redacted]");
    }

    @Test
    void equalityIsOfWhatWasMeant() {
        assertThat(LoginString.of("04:a2:b3"))
                .isEqualTo(LoginString.of("04A2B3"))
                .isNotEqualTo(LoginString.of("04A2B4"));
        assertThat(LoginString.of("04:a2:b3").hashCode())
                .isEqualTo(LoginString.of("04A2B3").hashCode());
    }
}
