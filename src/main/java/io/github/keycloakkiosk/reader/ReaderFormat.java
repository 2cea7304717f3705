package io.github.keycloakkiosk.reader;

import java.util.Optional;

/**
 * The texts that the readers of a realm send. A reader that sends a number without the prefix or the suffix, as an app may, is
 * read too, so each of them has a character that no UID and no decimal number has.
 *
 * @param prefix stands before the number; empty for nothing
 * @param suffix stands behind the number; empty for nothing
 * @param number what the number is
 */
public record ReaderFormat(String prefix, String suffix, ReaderNumber number) {

    /** A number as it comes, and nothing around it. */
    public static final ReaderFormat PLAIN = new ReaderFormat("", "", ReaderNumber.AS_READ);

    private static final int MOST_CHARACTERS = 32;

    /**
     * Checks a prefix or a suffix.
     *
     * @return the same text
     * @throws IllegalArgumentException with the reason, when the text could be part of a number, or a reading never begins or ends
     *     with it
     */
    public static String around(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "it has " + text.length() + " characters; write " + MOST_CHARACTERS + " at most");
        }
        if (text.chars().anyMatch(ReaderFormat::isUnseen)) {
            throw new IllegalArgumentException(
                    "it has a character that nobody sees; leave that out, such characters around a number go anyway");
        }
        if (text.chars().allMatch(ReaderFormat::isOfNumbers)) {
            throw new IllegalArgumentException(
                    "it could be a part of a number: digits, A to F, colons, hyphens and blanks"
                            + " alone. Write what only the reader adds, such as ; or %B");
        }
        return text;
    }

    private static boolean isUnseen(int character) {
        return character != ' '
                && (Character.isWhitespace(character)
                        || Character.isSpaceChar(character)
                        || Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
    }

    private static boolean isOfNumbers(int character) {
        return character < 128 && (Character.digit(character, 16) >= 0 || ":- ".indexOf(character) >= 0);
    }

    /**
     * The login string in a text.
     *
     * @param read without unseen characters around it
     * @return empty when the text has no number of this format
     */
    public Optional<String> loginString(String read) {
        String rest = read.startsWith(prefix) ? read.substring(prefix.length()) : read;
        String bare = rest.endsWith(suffix) ? rest.substring(0, rest.length() - suffix.length()) : rest;
        return number.loginString(bare.strip());
    }
}
