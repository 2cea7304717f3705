package io.github.keycloakkiosk.setup;

/** Set-up or tear-down cannot do what was asked for; nothing is changed. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    private Refused(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    /** @param field of the request, which has a value that cannot be used */
    static Refused invalid(String field, String reason) {
        return new Refused(field, reason);
    }

    /** What is stored stands in the way. */
    static Refused conflict(String reason) {
        return new Refused(null, reason);
    }

    /** Null when the request as such is right. */
    public String field() {
        return field;
    }
}
