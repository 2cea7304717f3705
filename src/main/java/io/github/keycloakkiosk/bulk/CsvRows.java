package io.github.keycloakkiosk.bulk;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of CSV whose first line names the columns; that line shows the separator too. */
final class CsvRows implements Rows {

    private static final List<Character> SEPARATORS = List.of(';', ',', '\t');

    private final CsvCells reader;
    private final List<Optional<Column>> columns;

    private CsvRows(CsvCells reader, List<Optional<Column>> columns) {
        this.reader = reader;
        this.columns = columns;
    }

    /** @throws UnreadableFile when the first line does not name the columns; for that of an empty file too */
    static CsvRows of(Reader source, ColumnNames names) throws IOException {
        BoundedText text = new BoundedText(source, 1);
        String head = text.restOfLine();
        if (head == null || head.isBlank()) {
            throw new UnreadableFile("The file is empty, or its first line is; that line must name the columns");
        }
        char separator = SEPARATORS.stream()
                .max((one, other) -> Long.compare(count(head, one), count(head, other)))
                .orElseThrow();
        List<String> labels = CsvCells.line(head, separator);
        if (labels == null) {
            throw new UnreadableFile("The first line is no CSV on one line");
        }
        return new CsvRows(new CsvCells(text, separator), columns(labels, names));
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }

    /** Says no label: without a line of names, the first line holds a badge. */
    private static List<Optional<Column>> columns(List<String> labels, ColumnNames names) throws UnreadableFile {
        List<Optional<Column>> columns = new ArrayList<>();
        for (String label : labels) {
            Optional<Column> column = names.named(label);
            if (column.isEmpty() && !names.ignoreOthers()) {
                throw new UnreadableFile(
                        "Column " + (columns.size() + 1) + " has no name that is known. The first line names"
                                + " the columns: " + Column.known()
                                + ". To take others, map columns by query parameters, such as"
                                + " column.user=…; those that are not mapped are then ignored");
            }
            if (column.isPresent() && columns.contains(column)) {
                throw new UnreadableFile(
                        "There are two columns for " + column.get().label());
            }
            columns.add(column);
        }
        requireAll(columns, names);
        return columns;
    }

    private static void requireAll(List<Optional<Column>> columns, ColumnNames names) throws UnreadableFile {
        String missing = names.mapped().keySet().stream()
                .filter(column -> !columns.contains(Optional.of(column)))
                .map(column -> ColumnNames.PARAMETER + column.label())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UnreadableFile(missing, "the first line of the file has no such column");
        }
        if (!columns.contains(Optional.of(Column.USER))) {
            throw new UnreadableFile("The first line names no column for user");
        }
        if (List.of(Column.BADGE, Column.BADGE_READ, Column.BADGE_ID, Column.PIN).stream()
                .map(Optional::of)
                .noneMatch(columns::contains)) {
            throw new UnreadableFile("The first line names no column for badge, badge-read, badge-id or pin");
        }
    }

    @Override
    public Optional<Row> next() throws IOException {
        CsvCells.CsvRecord read = reader.next();
        if (read == null) {
            return Optional.empty();
        }
        if (read.cells() == null || read.cells().size() != columns.size()) {
            return Optional.of(Row.unreadable(read.line(), Code.ROW_MALFORMED, null));
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (int i = 0; i < columns.size(); i++) {
            String cell = read.cells().get(i);
            columns.get(i).filter(Column::isRead).ifPresent(column -> cells.put(column, column.ofCsv(cell)));
        }
        return Optional.of(Row.of(read.line(), cells));
    }
}
