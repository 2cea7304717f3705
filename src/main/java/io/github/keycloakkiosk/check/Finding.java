package io.github.keycloakkiosk.check;

/**
 * One thing that is wrong, or that an admin should know. No text ends in a full stop.
 *
 * @param code the same for the same kind of fault in every version
 * @param severity how bad it is
 * @param problem what is wrong, in one sentence that names the thing
 * @param hits whom it hits and how, in one sentence
 * @param remedy what to do, in one sentence
 */
public record Finding(Code code, Severity severity, String problem, String hits, String remedy) {

    static Finding error(Code code, String problem, String hits, String remedy) {
        return new Finding(code, Severity.ERROR, problem, hits, remedy);
    }

    static Finding warning(Code code, String problem, String hits, String remedy) {
        return new Finding(code, Severity.WARNING, problem, hits, remedy);
    }

    static Finding info(Code code, String problem, String hits, String remedy) {
        return new Finding(code, Severity.INFO, problem, hits, remedy);
    }

    /** The finding as one line of the log. */
    String line() {
        return problem + ". " + hits + ". " + remedy + " (" + code.text() + ")";
    }
}
