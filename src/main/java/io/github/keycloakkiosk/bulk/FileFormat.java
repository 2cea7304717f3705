package io.github.keycloakkiosk.bulk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a file is written down.
 *
 * @param json JSON lines rather than CSV
 */
public record FileFormat(boolean json, Charset charset) {

    private static final Set<String> JSON_TYPES =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines");

    /** Those in which Western and Central European, Cyrillic, Greek, Turkish and Baltic machines export, and UTF-8. */
    private static final Set<String> CHARSETS = Set.of(
            "UTF-8",
            "US-ASCII",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1257");

    /**
     * @param type such as {@code text/csv}, in any case
     * @param charset null for UTF-8
     * @return empty when we read no such files
     */
    public static Optional<FileFormat> of(String type, String charset) {
        String name = type.toLowerCase(Locale.ROOT);
        if (!name.equals("text/csv") && !JSON_TYPES.contains(name)) {
            return Optional.empty();
        }
        return charset(charset == null ? "UTF-8" : charset)
                .map(known -> new FileFormat(!name.equals("text/csv"), known));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name)).filter(charset -> CHARSETS.contains(charset.name()));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Begins to read a file. Bytes that the encoding does not have become U+FFFD, and refuse their row.
     *
     * @param parameters of the query; those that begin with {@code column.} map columns
     * @throws UnreadableFile when the file does not begin as it should
     */
    Rows rows(InputStream file, Map<String, String> parameters) throws IOException {
        ColumnNames names = ColumnNames.of(parameters);
        Reader reader = new BufferedReader(new InputStreamReader(
                file,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
        return json ? new JsonRows(reader, names) : CsvRows.of(reader, names);
    }
}
