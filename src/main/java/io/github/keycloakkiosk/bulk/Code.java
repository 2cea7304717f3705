package io.github.keycloakkiosk.bulk;

import java.util.Locale;

/** Why a row is refused. The codes stay; the sentences may change, and hold nothing of the file. */
public enum Code {
    ROW_MALFORMED(
            "The row is not well-formed: a quote is missing or stands alone, a cell is missing or too many, or a value is"
                    + " no JSON string"),
    NOT_IN_CHARSET(
            "The row has bytes or characters that its encoding does not have; save the file as UTF-8, or name its encoding"
                    + " in Content-Type, such as text/csv; charset=windows-1252"),
    COLUMN_UNKNOWN("The row has a key that is no column; map the columns by query parameters to ignore all others"),
    USER_MISSING("The row names no user"),
    USER_UNKNOWN("No user of the realm has this login name"),
    USER_AMBIGUOUS("Several users have this login name"),
    USER_NOT_ALLOWED("You may not manage this user"),
    NOTHING_TO_DO("The row has neither a badge nor a PIN"),
    BADGE_INVALID(
            "This cannot be a badge's login string: it has 1 to 512 characters, as it is stored in badge, or in the format"
                    + " of the realm's readers in badge-read"),
    BADGE_TAKEN("Another user has this badge"),
    BADGE_UNKNOWN("The user has no badge with this id"),
    LABEL_INVALID("A label has at most 255 characters"),
    LABEL_TAKEN("The user has another badge with this label"),
    TOO_MANY_BADGES("The user has as many badges as the setting badges-per-user allows"),
    PIN_INVALID("A PIN has as many digits as the settings pin-min-length and pin-max-length say, and nothing else"),
    VALID_UNTIL_INVALID(
            "Write an instant such as 2026-12-31T18:00:00Z, or a day such as 2026-12-31, at whose end the badge ends"),
    DUPLICATE_IN_FILE("An earlier row has this badge, or another PIN for this user"),
    BUSY("Another request is changing this badge or this user; import the file again"),
    NOT_STORED("The realm or the server cannot store this; the log may say why");

    private final String sentence;

    Code(String sentence) {
        this.sentence = sentence;
    }

    /** As the report has it, such as {@code badge_taken}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String sentence() {
        return sentence;
    }
}
