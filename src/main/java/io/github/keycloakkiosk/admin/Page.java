package io.github.keycloakkiosk.admin;

/**
 * A part of a list.
 *
 * @param first how many to leave out
 * @param max how many to return, 1 to 1,000
 */
record Page(int first, int max) {

    private static final int DEFAULT_MAX = 100;
    /** The longest page; and how far those see who may not see everybody. */
    static final int MOST = 1000;

    /** @throws AdminError 400 for what is no number in range */
    static Page of(String first, String max) {
        return new Page(number("first", first, 0, 0, 1_000_000), number("max", max, DEFAULT_MAX, 1, MOST));
    }

    private static int number(String name, String text, int absent, int least, int most) {
        if (text == null) {
            return absent;
        }
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw AdminError.invalid(name, "write a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
