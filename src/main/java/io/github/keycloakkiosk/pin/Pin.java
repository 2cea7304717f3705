package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.Secret;
import io.github.keycloakkiosk.login.TypedText;
import io.github.keycloakkiosk.settings.PinLength;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/** A typed PIN: 4 to 12 digits, of any script. {@code toString} hides it. */
@Rule
@Secret
public final class Pin {

    /** Few enough digits to type, and enough to resist a stolen database for a while. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,12}");

    private final String digits;

    private Pin(String digits) {
        this.digits = digits;
    }

    /**
     * @param text the typed text, with or without {@linkplain TypedText#bare unseen characters} around it
     * @return the PIN; empty when the text cannot be a PIN
     */
    public static Optional<Pin> of(String text) {
        String digits = text == null ? "" : inAscii(TypedText.bare(text));
        return DIGITS.matcher(digits).matches() ? Optional.of(new Pin(digits)) : Optional.empty();
    }

    /** {@code ٨٢٦٤} and {@code ８２６４} are {@code 8264}: keyboards of many languages type their own digits. */
    private static String inAscii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints().forEach(c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return ascii.toString();
    }

    boolean isOf(PinLength length) {
        return digits.length() >= length.least() && digits.length() <= length.most();
    }

    /** Whether it is the same PIN, typed once more. */
    boolean isSameAs(String text) {
        return of(text).filter(other -> MessageDigest.isEqual(
                        digits.getBytes(StandardCharsets.US_ASCII), other.digits.getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
    }

    String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return "Pin[redacted]";
    }
}
