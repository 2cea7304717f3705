package io.github.keycloakkiosk.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a cell of a file can be. */
public enum Column {
    /** A login name of the realm: user name, e-mail, phone number or another field of the setting {@code login-names}. */
    USER(true),
    /** The login string of a badge, as it is stored. */
    BADGE(true),
    /** The login string of a badge, as the realm's readers send it. */
    BADGE_READ(true),
    /** The id of a badge that the user has; an export has it. */
    BADGE_ID(true),
    LABEL(true),
    PIN(true),
    VALID_UNTIL(true),
    /** An export has these three; an import leaves them alone. */
    CREATED(false),
    LAST_USED(false),
    HAS_PIN(false);

    private final boolean read;

    Column(boolean read) {
        this.read = read;
    }

    boolean isRead() {
        return read;
    }

    /** As the first line of a file and the keys of JSON lines have it, such as {@code valid-until}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cell of a CSV file without the apostrophe of {@link Formula}, where an export puts one. */
    String ofCsv(String cell) {
        return this == USER || this == LABEL ? Formula.undone(cell) : cell;
    }

    /** @param label in any case, with any of hyphen, underscore and blank between words */
    static Optional<Column> of(String label) {
        String wanted = label.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s]+", "-");
        return Arrays.stream(values())
                .filter(column -> column.label().equals(wanted))
                .findFirst();
    }

    /** Those that an import reads, for a sentence. */
    static String known() {
        return Arrays.stream(values()).filter(Column::isRead).map(Column::label).collect(Collectors.joining(", "));
    }
}
