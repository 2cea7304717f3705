package io.github.keycloakkiosk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvCellsTest {

    private static List<String> read(String csv) throws IOException {
        CsvCells reader = new CsvCells(new StringReader(csv), ';', 2);
        List<String> records = new ArrayList<>();
        for (CsvCells.CsvRecord next = reader.next(); next != null; next = reader.next()) {
            records.add(next.line() + (next.cells() == null ? "!" : "" + next.cells()));
        }
        return records;
    }

    /** In the table, N is a line feed, R a carriage return, and Q a quote. Lines begin with 2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a;b           | 2[a, b]",
                "a;bN          | 2[a, b]",
                "a;bRNc;dRN    | 2[a, b] 3[c, d]",
                "a;bRc;d       | 2[a, b] 3[c, d]",
                "a;bNNNc;d     | 2[a, b] 5[c, d]",
                "NRNa;b        | 4[a, b]",
                ";             | 2[, ]",
                "a;            | 2[a, ]",
                "QaQ;QbQ       | 2[a, b]",
                "Qa;bQ;c       | 2[a;b, c]",
                "QaQQbQ;c      | 2[aQb, c]",
                "QQ;QQQQ       | 2[, Q]",
                "QaNbQ;cNd;e   | 2[aNb, c] 4[d, e]",
                "QaRNbQ;cNd;e  | 2[aNb, c] 4[d, e]",
                "a,b           | 2[a,b]",
                "aQb;cNd;e     | 2! 3[d, e]",
                "QaQb;cNd;e    | 2! 3[d, e]",
                "QaQ ;cNd;e    | 2! 3[d, e]",
                "a;QbQQNc      | 2!",
                "Q             | 2!",
                "a;bQRNc;d     | 2! 3[c, d]",
                "N             | ''",
                "''            | ''",
            })
    void recordsAsRfc4180HasThem(String csv, String records) throws IOException {
        assertThat(String.join(
                        " ", read(csv.replace('N', '\n').replace('R', '\r').replace('Q', '"'))))
                .isEqualTo(records.replace('N', '\n').replace('Q', '"'));
    }

    @Test
    void aMissingQuoteDoesNotMakeARowOfTheWholeFile() {
        Reader endless = new Reader() {
            private long count;

            @Override
            public int read(char[] into, int from, int length) {
                into[from] = count++ == 0 ? '"' : 'x';
                return 1;
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> new CsvCells(endless, ';', 2).next())
                .withMessageContaining("A row before line 3");
    }
}
