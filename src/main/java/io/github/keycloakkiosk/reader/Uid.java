package io.github.keycloakkiosk.reader;

import io.github.keycloakkiosk.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that a card's maker has put into the card: three bytes or more, in the card's own order. It is a secret. */
@Secret
public final class Uid {

    private static final Pattern SPELLING =
            Pattern.compile("[0-9A-Fa-f]{2}([:\\- ]?)[0-9A-Fa-f]{2}(\\1[0-9A-Fa-f]{2})+");
    private static final Pattern SEPARATORS = Pattern.compile("[:\\- ]");
    private static final Pattern DECIMAL = Pattern.compile("0*([0-9]{1,17})");

    private static final long MOST_OF_FOUR_BYTES = (1L << 32) - 1;
    private static final long MOST_OF_SEVEN_BYTES = (1L << 56) - 1;

    private final String hex;

    private Uid(String hex) {
        this.hex = hex;
    }

    /**
     * @param text in hex digits, with the same separator ({@code :}, {@code -} or a blank) between all bytes or with none
     * @return empty when the text is something else
     */
    public static Optional<Uid> ofHex(String text) {
        return SPELLING.matcher(text).matches()
                ? Optional.of(new Uid(SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /**
     * @param text the UID as one decimal number, with leading zeros or without
     * @return a UID of four bytes if the number fits, else of seven; empty when the text has anything but ASCII digits, or is the
     *     number of no such UID: one of seven bytes begins with its maker's byte, which is never 00
     */
    static Optional<Uid> ofDecimal(String text) {
        return unsigned(text).filter(uid -> !uid.isOfNoMaker());
    }

    /** As {@link #ofDecimal}, but the number begins with the last byte of the UID. */
    static Optional<Uid> ofReversedDecimal(String text) {
        return unsigned(text).map(Uid::reversed).filter(uid -> !uid.isOfNoMaker());
    }

    private static Optional<Uid> unsigned(String text) {
        Matcher digits = DECIMAL.matcher(text);
        long number = digits.matches() ? Long.parseLong(digits.group(1)) : Long.MAX_VALUE;
        return number > MOST_OF_SEVEN_BYTES
                ? Optional.empty()
                : Optional.of(new Uid(String.format(number > MOST_OF_FOUR_BYTES ? "%014X" : "%08X", number)));
    }

    private boolean isOfNoMaker() {
        return hex.length() == 14 && hex.startsWith("00");
    }

    /** The same bytes, the last one first. */
    Uid reversed() {
        StringBuilder bytes = new StringBuilder(hex.length());
        for (int at = hex.length() - 2; at >= 0; at -= 2) {
            bytes.append(hex, at, at + 2);
        }
        return new Uid(bytes.toString());
    }

    /** Two upper-case hex digits for each byte. */
    public String hex() {
        return hex;
    }

    @Override
    public String toString() {
        return "Uid[redacted]";
    }
}
