package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.login.TypedText;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How the columns of a file are called: by our names, and those that a query maps by the names in the file. */
final class ColumnNames {

    /** A query parameter {@code column.user=Personalnummer} maps a column. */
    static final String PARAMETER = "column.";

    private final Map<Column, String> mapped;

    private ColumnNames(Map<Column, String> mapped) {
        this.mapped = mapped;
    }

    /**
     * @param parameters of a query, those with other names too
     * @throws UnreadableFile when a parameter maps no column of ours, or two map the same one
     */
    static ColumnNames of(Map<String, String> parameters) throws UnreadableFile {
        Map<Column, String> mapped = new EnumMap<>(Column.class);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (!parameter.getKey().startsWith(PARAMETER)) {
                continue;
            }
            Column column = Column.of(parameter.getKey().substring(PARAMETER.length()))
                    .filter(Column::isRead)
                    .orElseThrow(() -> new UnreadableFile("column", "there is only column. with " + Column.known()));
            String name = plain(parameter.getValue());
            if (name.isEmpty() || mapped.containsValue(name)) {
                throw new UnreadableFile(
                        PARAMETER + column.label(), "write the name of a column that no other parameter names");
            }
            mapped.put(column, name);
        }
        return new ColumnNames(mapped);
    }

    /** Whether columns that nobody knows are left alone. Without a mapping they are mistakes, such as {@code valid_untill}. */
    boolean ignoreOthers() {
        return !mapped.isEmpty();
    }

    Map<Column, String> mapped() {
        return mapped;
    }

    /** The column with this name in the file; empty when it is none of ours. */
    Optional<Column> named(String name) {
        String wanted = plain(name);
        return mapped.entrySet().stream()
                .filter(entry -> entry.getValue().equals(wanted))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Column.of(wanted).filter(column -> !mapped.containsKey(column)));
    }

    private static String plain(String name) {
        return TypedText.bare(name).toLowerCase(Locale.ROOT);
    }
}
