package io.github.keycloakkiosk.bulk;

import java.util.Locale;

/**
 * What became of a row.
 *
 * @param line of the file on which the row begins; the first is 1
 * @param code why it is refused; null when it is not
 * @param column with the wrong cell; null when it is none or several
 */
public record Outcome(int line, Status status, Code code, Column column) {

    /** The three ways in which a row ends. */
    public enum Status {
        /** The user has something of it only now. */
        STORED,
        /** The user had all of it. */
        UNCHANGED,
        REFUSED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome of(int line, boolean changed) {
        return new Outcome(line, changed ? Status.STORED : Status.UNCHANGED, null, null);
    }

    boolean isRefused() {
        return status == Status.REFUSED;
    }
}
