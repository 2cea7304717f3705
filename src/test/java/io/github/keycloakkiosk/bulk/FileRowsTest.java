package io.github.keycloakkiosk.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column is which, in both kinds of files. */
class FileRowsTest {

    private static final String CSV = "text/csv";
    private static final String JSON = "application/x-ndjson";

    /** @param query such as {@code column.user=No&column.badge=Card}, not encoded */
    private static List<String> rows(String type, byte[] file, String charset, String query) throws IOException {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            parameters.put(parameter.split("=")[0], parameter.split("=")[1]);
        }
        Rows rows = FileFormat.of(type, charset).orElseThrow().rows(new ByteArrayInputStream(file), parameters);
        List<String> read = new ArrayList<>();
        for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
            read.add(row.get().line()
                    + (row.get().problem() == null
                            ? "" + row.get().cells()
                            : row.get().problem().getMessage()));
        }
        return read;
    }

    private static byte[] utf8(String text) {
        return text.replace('N', '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** In the table, N is a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user;badgeNolga;04A2                  |                                      | 2{USER=olga, BADGE=04A2}",
                "user,badgeNolga,04A2                  |                                      | 2{USER=olga, BADGE=04A2}",
                "user\tbadgeNolga\t04A2                |                                      | 2{USER=olga, BADGE=04A2}",
                "\uFEFFuser;badgeNolga;04A2            |                                      | 2{USER=olga, BADGE=04A2}",
                "' User ;BADGE_READ;Valid_untilNo;4;5' |                                      | 2{USER=o, BADGE_READ=4, VALID_UNTIL=5}",
                "\"user\";\"badge\"No;\"4;\"           |                                      | 2{USER=o, BADGE=4;}",
                "Id;Card;RoomN7;04A2;12               | column.user=id&column.badge=Card    | 2{USER=7, BADGE=04A2}",
                "Id;user;pinN7;x;1234                 | column.user=Id                      | 2{USER=7, PIN=1234}",
                "user;badgeNolga                       |                                      | 2row_malformed",
                "user;badgeNolga;1;2Nvera;3            |                                      | 2row_malformed 3{USER=vera, BADGE=3}",
                "user;badge;created;last-used;has-pinNo;1;2;3;4 |                             | 2{USER=o, BADGE=1}",
                "user;label;badge-idN'=cmd;'+1;4       |                                      | 2{USER==cmd, BADGE_ID=4, LABEL=+1}",
                "user;badge;labelN'olga;'=1;'N         |                                      | 2{USER='olga, BADGE='=1, LABEL='}",
                "user;badge                            |                                      | ''",
            })
    void csv(String file, String query, String rows) throws IOException {
        assertThat(String.join(" ", rows(CSV, utf8(file), null, query))).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | | empty",
                "N                 | | empty",
                "04A2B3;olga       | | Column 1",
                "user;badge;foo    | | Column 3",
                "user;badge;badge  | | two columns for badge",
                "badge;pin         | | no column for user",
                "user;label        | | no column for badge",
                "\"user;badge      | | no CSV",
                "user;badge        | column.pin=Code | no such column",
                "user;badge        | column.created=x | there is only",
                "user;badge        | column.user=x&column.pin=X | no other parameter",
                "user;badge        | column.foo=x | there is only",
            })
    void aFileThatDoesNotBeginAsItShould(String file, String query, String message) {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> rows(CSV, utf8(file), null, query))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .doesNotContain("04A2B3")
                        .doesNotContain("foo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'user':'olga','badge':'04A2'}         | | 1{USER=olga, BADGE=04A2}",
                "\uFEFF{'user':'o','pin':'0042'}NN{'user':'v','pin':null} | | 1{USER=o, PIN=0042} 3{USER=v, PIN=}",
                "{'user':'o','pin':1234}                | | 1row_malformed",
                "{'user':'o','user':'v'}                | | 1row_malformed",
                "{'user':'o','USER':'v'}                | | 1row_malformed",
                "{'user':'o'                            | | 1row_malformed",
                "{'user':'o'} {}                        | | 1row_malformed",
                "[]N'x'N7Nnull                          | | 1row_malformed 2row_malformed 3row_malformed 4row_malformed",
                "{'user':'o','bagde':'4'}               | | 1column_unknown",
                "{'no':'o','bagde':'4','pin':'1'}       | column.user=no | 1{USER=o, PIN=1}",
                "{'user':'o','badge':'4','last-used':'x','has-pin':true} | | 1{USER=o, BADGE=4}",
                "``                                     | | ``",
            })
    void jsonLines(String file, String query, String rows) throws IOException {
        assertThat(String.join(" ", rows(JSON, utf8(file.replace('\'', '"')), null, query)))
                .isEqualTo(rows);
    }

    @Test
    void anotherEncodingIsReadOnlyWhenItIsNamed() throws IOException {
        byte[] file = "user;badge\nJürgen;1\nolga;2\n".getBytes(Charset.forName("windows-1252"));

        assertThat(rows(CSV, file, null, null)).containsExactly("2not_in_charset", "3{USER=olga, BADGE=2}");
        assertThat(rows(CSV, file, "Windows-1252", null))
                .containsExactly("2{USER=Jürgen, BADGE=1}", "3{USER=olga, BADGE=2}");
        assertThat(FileFormat.of(CSV, "UTF-7")).isEmpty();
        assertThat(FileFormat.of(CSV, "UTF-16")).isEmpty();
        assertThat(FileFormat.of("application/json", null)).isEmpty();
    }

    @Test
    void noCellIsInAText() throws IOException {
        Rows rows = FileFormat.of(CSV, null)
                .orElseThrow()
                .rows(new ByteArrayInputStream(utf8("user;pinNolga;7394")), Map.of());

        assertThat(rows.next().orElseThrow().toString()).isEqualTo("Row[line 2]");
    }
}
