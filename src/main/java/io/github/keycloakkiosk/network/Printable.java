package io.github.keycloakkiosk.network;

/**
 * Text from outside, made fit for a message: messages end in logs and events, where a line break or an escape sequence forges
 * an entry and a long header drowns one.
 */
public final class Printable {

    /** Longer than any IP address, with room for what is wrong with it. */
    static final int LONGEST = 64;

    private Printable() {}

    /** Printable ASCII as it is, anything else (and quotes, which end a quotation) as {@code ?}, cut after {@link #LONGEST}. */
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
