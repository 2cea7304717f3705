package io.github.keycloakkiosk.bulk;

/**
 * A text that a spreadsheet would run when it opens a CSV file. As OWASP says, an apostrophe before it makes it a text again; an
 * import takes that apostrophe off.
 */
final class Formula {

    private static final String BEGINNINGS = "=+-@\t\r\n＝＋－＠";

    private Formula() {}

    static String made(String text) {
        return isOne(text) ? "'" + text : text;
    }

    static String undone(String text) {
        return text.startsWith("'") && isOne(text) ? text.substring(1) : text;
    }

    /** Also when there are apostrophes before it: so a text that has one keeps it. */
    private static boolean isOne(String text) {
        String bare = text.replaceFirst("^'+", "");
        return !bare.isEmpty() && BEGINNINGS.indexOf(bare.charAt(0)) >= 0;
    }
}
