package io.github.keycloakkiosk.bulk;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a file.
 *
 * @param line on which it begins
 * @param cells those of known columns, as they were sent; with an empty text where the column is there and the cell is empty
 * @param problem why it cannot be read; null when it can
 */
record Row(int line, Map<Column, String> cells, Refused problem) {

    static Row of(int line, Map<Column, String> cells) {
        boolean garbled = cells.values().stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0);
        return garbled ? unreadable(line, Code.NOT_IN_CHARSET, null) : new Row(line, cells, null);
    }

    static Row unreadable(int line, Code code, Column column) {
        return new Row(line, Map.of(), new Refused(code, column));
    }

    boolean has(Column column) {
        return cells.containsKey(column);
    }

    /** The cell; empty when it is blank or the file has no such column. */
    Optional<String> cell(Column column) {
        return Optional.ofNullable(cells.get(column)).filter(cell -> !cell.isBlank());
    }

    /** Without the cells: some are secrets. */
    @Override
    public String toString() {
        return "Row[line " + line + "]";
    }
}
