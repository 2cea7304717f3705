package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupString;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that a badge reader reads: 1 to 512 characters, none of them a control character or U+FEFF.
 *
 * <p>A UID has three bytes or more, each of two hex digits, with the same separator between all bytes or with none. The
 * separators are removed and the letters become upper case, so that {@code 04A2B3} from a keyboard-wedge reader and
 * {@code 04:a2:b3} from Web NFC are one badge. All other texts stay as they are: {@code 12-3456} and {@code 123-456} are
 * numbers of two cards.
 */
public final class LoginString extends LookupString {

    private static final Pattern UID = Pattern.compile("[0-9A-Fa-f]{2}([:\\- ]?)[0-9A-Fa-f]{2}(\\1[0-9A-Fa-f]{2})+");
    private static final Pattern SEPARATORS = Pattern.compile("[:\\- ]");

    private LoginString(String normalized) {
        super(normalized);
    }

    /**
     * @param text the text from the reader, with or without unseen characters around it
     * @return the login string; empty when the text is blank, longer than 512 characters, or has a control character or U+FEFF
     *     between others
     */
    public static Optional<LoginString> of(String text) {
        return opaque(text)
                .map(LookupString::normalized)
                .map(LoginString::spelling)
                .map(LoginString::new);
    }

    private static String spelling(String text) {
        return UID.matcher(text).matches()
                ? SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT)
                : text;
    }
}
