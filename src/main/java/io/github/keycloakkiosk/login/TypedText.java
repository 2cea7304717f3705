package io.github.keycloakkiosk.login;

/** A text as a person types or pastes it, or as a reader sends it. Keyboards, phones and readers put more around it. */
public final class TypedText {

    private TypedText() {}

    /**
     * The text without what nobody sees at its ends: white space of any script, control characters, and format characters such
     * as U+FEFF. Not for passwords, which count as they were sent.
     */
    public static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isUnseen(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (start < end && isUnseen(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    private static boolean isUnseen(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint) // the no-break spaces, which are no white space in Java
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
