package io.github.keycloakkiosk.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** People are refused, or a promise is broken. */
    ERROR,
    /** Some people may be refused, or a guard is weaker than it looks. */
    WARNING,
    /** Nothing need be done: something that an admin should know. */
    INFO;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
