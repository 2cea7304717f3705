package io.github.keycloakkiosk.network;

/**
 * Makes text from outside safe for a message. Messages end in logs and events, where a line break or an escape sequence forges
 * an entry, and a long header hides the rest.
 */
public final class Printable {

    /** Longer than any IP address, with room for the faulty part. */
    static final int LONGEST = 64;

    private Printable() {}

    /**
     * Keeps printable ASCII. Other characters, and quotes (they would end a quotation), become {@code ?}. The text is cut after
     * {@link #LONGEST}.
     */
    static String of(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder shown = new StringBuilder();
        text.chars().limit(LONGEST).forEach(c -> shown.append(isPlain(c) ? (char) c : '?'));
        return text.length() > LONGEST ? shown.append("...").toString() : shown.toString();
    }

    /** {@link #of} in quotation marks, so that nobody takes the value for a part of the sentence. */
    public static String quoted(String text) {
        return '"' + of(text) + '"';
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    }
}
