package io.github.keycloakkiosk.bulk;

import java.io.IOException;

/** A file that cannot be read, or not any further. The message holds nothing of the file. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    UnreadableFile(String message) {
        this(null, message);
    }

    /** @param parameter of the query that is wrong; null when it is the file */
    UnreadableFile(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** The parameter of the query that is wrong; null when it is the file. */
    public String parameter() {
        return parameter;
    }
}
