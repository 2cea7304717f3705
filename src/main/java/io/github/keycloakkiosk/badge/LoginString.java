package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.login.TypedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that a badge reader reads: opaque, 1 to 512 characters, none of them a control character or U+FEFF. It never appears
 * in messages.
 *
 * <p>A UID has three bytes or more, each of two hex digits, with the same separator between all bytes or with none. The
 * separators are removed and the letters become upper case, so that {@code 04A2B3} from a keyboard-wedge reader and
 * {@code 04:a2:b3} from Web NFC are one badge. All other texts stay as they are: {@code 12-3456} and {@code 123-456} are
 * numbers of two cards.
 */
public final class LoginString {

    private static final int MOST_CHARACTERS = 512;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern UID = Pattern.compile("[0-9A-Fa-f]{2}([:\\- ]?)[0-9A-Fa-f]{2}(\\1[0-9A-Fa-f]{2})+");
    private static final Pattern SEPARATORS = Pattern.compile("[:\\- ]");

    private final String normalized;

    private LoginString(String normalized) {
        this.normalized = normalized;
    }

    /**
     * @param text the text from the reader, with or without {@linkplain TypedText#bare unseen characters} around it
     * @return the login string; empty when the text is blank, longer than 512 characters, or has a control character or U+FEFF
     *     between others
     */
    public static Optional<LoginString> of(String text) {
        String trimmed = text == null ? "" : TypedText.bare(text);
        if (trimmed.isEmpty()
                || trimmed.length() > MOST_CHARACTERS
                || trimmed.chars().anyMatch(c -> Character.isISOControl(c) || c == BYTE_ORDER_MARK)) {
            return Optional.empty();
        }
        boolean uid = UID.matcher(trimmed).matches();
        return Optional.of(
                new LoginString(uid ? SEPARATORS.matcher(trimmed).replaceAll("").toUpperCase(Locale.ROOT) : trimmed));
    }

    String normalized() {
        return normalized;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LoginString string && MessageDigest.isEqual(bytes(), string.bytes());
    }

    private byte[] bytes() {
        return normalized.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int hashCode() {
        return normalized.hashCode();
    }

    @Override
    public String toString() {
        return "LoginString[redacted]";
    }
}
