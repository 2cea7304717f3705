package io.github.keycloakkiosk.bulk;

/** A row that is not done. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final Column column;

    /** @param column with the wrong cell; null when it is none or several */
    Refused(Code code, Column column) {
        super(code.label(), null, false, false);
        this.code = code;
        this.column = column;
    }

    Outcome at(int line) {
        return new Outcome(line, Outcome.Status.REFUSED, code, column);
    }
}
