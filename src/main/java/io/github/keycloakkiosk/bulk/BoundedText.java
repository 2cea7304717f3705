package io.github.keycloakkiosk.bulk;

import java.io.IOException;
import java.io.Reader;

/** A text, character by character, that knows the line. Each of CR LF, CR and LF ends a line, and is read as LF. */
final class BoundedText {

    /** The longest row, in characters. A missing quote would make a row of all that follows. */
    static final int MOST_CHARACTERS = 16_384;

    private static final int NOTHING = -2;

    private final Reader reader;
    private int line;
    private int ahead = NOTHING;
    private int sinceStart;

    /** @param reader that buffers */
    BoundedText(Reader reader, int firstLine) {
        this.reader = reader;
        this.line = firstLine;
    }

    /** The line of the next character. */
    int line() {
        return line;
    }

    /** A row begins here. */
    void startRow() {
        sinceStart = 0;
    }

    /** The next character; -1 at the end. */
    int read() throws IOException {
        int c = take();
        if (c == '\r') {
            if (peek() == '\n') {
                take();
            }
            c = '\n';
        }
        if (c == '\n') {
            line++;
        }
        if (++sinceStart > MOST_CHARACTERS) {
            throw new UnreadableFile("A row before line " + (line + 1) + " has more than " + MOST_CHARACTERS
                    + " characters; a quote may be missing. Nothing is read from there on");
        }
        return c;
    }

    /** The character that {@link #read} will read, CR instead of LF perhaps; -1 at the end. */
    int peek() throws IOException {
        if (ahead == NOTHING) {
            ahead = reader.read();
        }
        return ahead;
    }

    /** The rest of the line, without its end; null at the end of the text. */
    String restOfLine() throws IOException {
        if (peek() < 0) {
            return null;
        }
        StringBuilder rest = new StringBuilder();
        for (int c = read(); c >= 0 && c != '\n'; c = read()) {
            rest.append((char) c);
        }
        return rest.toString();
    }

    private int take() throws IOException {
        int c = peek();
        ahead = NOTHING;
        return c;
    }
}
