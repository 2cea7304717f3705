package io.github.keycloakkiosk.it.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of metrics in docs/operations.md. */
final class MetricsTable {

    private static final String BEGIN = "<!-- the test that scrapes a server holds this table true -->";
    private static final String END = "<!-- the end of the table -->";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(kiosk_\\w+)` \\|([^|]*)\\|([^|]*)\\|[^|]*\\|$");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");

    private MetricsTable() {}

    /** As {@link Scrape#labels()}. */
    static Map<String, Map<String, Set<String>>> labels() {
        Map<String, Map<String, Set<String>>> all = new TreeMap<>();
        rows().results().forEach(row -> all.put(row.group(1), labels(row.group(2))));
        return all;
    }

    private static Map<String, Set<String>> labels(String cell) {
        Map<String, Set<String>> labels = new TreeMap<>();
        Arrays.stream(cell.split(";")).filter(text -> !text.isBlank()).forEach(text -> {
            String[] parts = text.split(": ", 2);
            labels.put(
                    WORD.matcher(parts[0]).results().findFirst().orElseThrow().group(1),
                    WORD.matcher(parts[1])
                            .results()
                            .map(word -> word.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
        return labels;
    }

    /** The meaning of each metric, which begins with its help. */
    static Map<String, String> meanings() {
        return rows().results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(3).strip(), (a, b) -> a, TreeMap::new));
    }

    private static Matcher rows() {
        try {
            String text = Files.readString(Path.of("docs/operations.md"));
            return ROW.matcher(text.substring(text.indexOf(BEGIN), text.indexOf(END)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
