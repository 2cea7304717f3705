package io.github.keycloakkiosk.bulk;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV by RFC 4180, with any separator and line end. A quote in a cell without quotes, and text behind a closing quote,
 * make their record malformed; the next one begins on the next line. Blank lines are no records.
 */
final class CsvCells {

    /**
     * @param line on which it begins
     * @param cells null when it is malformed
     */
    record CsvRecord(int line, List<String> cells) {

        /** Without the cells: some are secrets. */
        @Override
        public String toString() {
            return "CsvRecord[line " + line + "]";
        }
    }

    private final BoundedText text;
    private final char separator;

    CsvCells(Reader reader, char separator, int firstLine) {
        this(new BoundedText(reader, firstLine), separator);
    }

    CsvCells(BoundedText text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** The cells of one line; null when it is malformed. */
    static List<String> line(String line, char separator) throws IOException {
        CsvRecord only = new CsvCells(new StringReader(line), separator, 1).next();
        return only == null ? List.of() : only.cells();
    }

    /** The next record; null at the end. */
    CsvRecord next() throws IOException {
        text.startRow();
        while (text.peek() == '\n' || text.peek() == '\r') {
            text.read();
            text.startRow();
        }
        if (text.peek() < 0) {
            return null;
        }
        int line = text.line();
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            String cell = text.peek() == '"' ? quoted() : bare();
            int end = cell == null ? 0 : text.read();
            if (cell == null || end >= 0 && end != '\n' && end != separator) {
                if (end != '\n' && end >= 0) {
                    text.restOfLine();
                }
                return new CsvRecord(line, null);
            }
            cells.add(cell);
            more = end == separator;
        }
        return new CsvRecord(line, cells);
    }

    /** Up to the end of the cell; null when there is a quote in it. */
    private String bare() throws IOException {
        StringBuilder cell = new StringBuilder();
        for (int c = text.peek(); c >= 0 && c != separator && c != '\n' && c != '\r'; c = text.peek()) {
            if (c == '"') {
                return null;
            }
            cell.append((char) text.read());
        }
        return cell.toString();
    }

    /** Up to and with the closing quote; null when there is none. */
    private String quoted() throws IOException {
        StringBuilder cell = new StringBuilder();
        text.read();
        for (int c = text.read(); c >= 0; c = text.read()) {
            if (c == '"') {
                if (text.peek() != '"') {
                    return cell.toString();
                }
                text.read();
            }
            cell.append((char) c);
        }
        return null;
    }
}
