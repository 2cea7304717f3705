package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.Rule;

/**
 * A text that was read, by a reader or by the browser itself.
 *
 * @param text what was read
 * @param reader what has read it, as a page says. Whoever sends the page can say what they like: the reader's spelling hangs on
 *     it, and no right. Empty for a reader that types, and for all that no page sends.
 */
@Rule
public record ReadText(String text, String reader) {

    /** A text of one of the realm's readers. */
    public static ReadText byReader(String text) {
        return new ReadText(text, "");
    }

    /** The field of a page that says what has read the text in this field. */
    public static String readerField(String field) {
        return field + "-reader";
    }

    public boolean isBy(String other) {
        return reader.equals(other);
    }

    /** Leaves out the text. */
    @Override
    public String toString() {
        return "ReadText[redacted]";
    }
}
