package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.Secret;
import io.github.keycloakkiosk.lookup.LookupString;
import io.github.keycloakkiosk.reader.ReaderFormat;
import io.github.keycloakkiosk.reader.Uid;
import java.util.Optional;

/**
 * The text that is stored for a badge: 1 to 512 characters, none of them a control character or U+FEFF.
 *
 * <p>A UID has three bytes or more, each of two hex digits, with the same separator between all bytes or with none. The
 * separators are removed and the letters become upper case, so that {@code 04A2B3} from a keyboard-wedge reader and
 * {@code 04:a2:b3} from Web NFC are one badge. All other texts stay as they are: {@code 12-3456} and {@code 123-456} are
 * numbers of two cards.
 */
@Rule
@Secret
public final class LoginString extends LookupString {

    private LoginString(String normalized) {
        super(normalized);
    }

    /**
     * The login string that an admin, a file, or a reader that knows no format gives: it is stored as it is.
     *
     * @param text with or without unseen characters around it
     * @return the login string; empty when the text is blank, longer than 512 characters, or has a control character or U+FEFF
     *     between others
     */
    public static Optional<LoginString> of(String text) {
        return opaque(text)
                .map(LookupString::normalized)
                .map(LoginString::spelling)
                .map(LoginString::new);
    }

    /**
     * The login string in what a reader sends.
     *
     * @param format the format of the realm's readers
     * @param text with or without unseen characters around it
     * @return empty also when the text does not have the format
     */
    public static Optional<LoginString> read(ReaderFormat format, String text) {
        return opaque(text)
                .map(LookupString::normalized)
                .flatMap(format::loginString)
                .flatMap(LoginString::of);
    }

    private static String spelling(String text) {
        return Uid.ofHex(text).map(Uid::hex).orElse(text);
    }
}
