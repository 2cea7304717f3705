package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            # header lines, between slashes > entries, between bars
            'a'                  > a
            'a,b'                > a|b
            'a, b'               > a|b
            'a \t , \t b'        > a|b
            ' a , b '            > a|b
            'a/b'                > a|b
            'a,b/c, d'           > a|b|c|d
            'a,'                 > a|
            ',a'                 > |a
            'a,,b'               > a||b
            'a b'                > a b
            ','                  > '|'
            """)
    void readsTheEntriesOfAllLinesInOrder(String lines, String entries) {
        Connection connection = sent(List.of(lines.split("/")), List.of());

        assertThat(String.join("|", connection.entries())).isEqualTo(entries);
    }

    @Test
    void anEmptyHeaderIsAnEmptyEntryAndNoHeaderIsNone() {
        assertThat(sent(List.of(""), List.of()).entries()).containsExactly("");
        assertThat(sent(List.of(), List.of()).entries()).isEmpty();
    }

    @Test
    void onlySpacesAndTabsAreOptional() {
        assertThat(sent(List.of("a\u00a0,\u000bb\u2003"), List.of()).entries())
                .containsExactly("a\u00a0", "\u000bb\u2003");
    }

    @Test
    void aLongRunOfBlanksIsReadInLinearTime() {
        Connection connection = sent(List.of("a" + " ".repeat(500_000) + "b"), List.of());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(connection.entries()).hasSize(1));
    }

    @Test
    void aMissingPeerIsEmpty() {
        Connection connection = new Connection(null, null, List.of(), List.of());

        assertThat(connection.peer()).isEmpty();
        assertThat(connection.reportedPeer()).isEmpty();
    }

    @Test
    void isPrintableWithoutWhatTheClientWrote() {
        Connection connection =
                new Connection("10.0.0.9\n", "x\r\n", List.of("secret\nINFO forged"), List.of("Forwarded"));

        assertThat(connection.toString())
                .matches("[ -~]+")
                .contains("10.0.0.9?")
                .doesNotContain("secret")
                .doesNotContain("forged");
    }

    private static Connection sent(List<String> forwardedFor, List<String> otherHeaders) {
        return new Connection("10.0.0.9", "10.0.0.9", forwardedFor, otherHeaders);
    }
}
