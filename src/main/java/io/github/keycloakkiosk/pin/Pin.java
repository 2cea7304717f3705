package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.settings.PinLength;
import java.util.Optional;
import java.util.regex.Pattern;

/** A typed PIN: 4 to 12 digits. {@code toString} hides it. */
public final class Pin {

    /** Few enough digits to type, and enough to resist a stolen database for a while. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,12}");

    private final String digits;

    private Pin(String digits) {
        this.digits = digits;
    }

    /**
     * @param text the typed text; only ASCII digits count as digits
     * @return the PIN; empty when the text cannot be a PIN
     */
    public static Optional<Pin> of(String text) {
        return text != null && DIGITS.matcher(text).matches() ? Optional.of(new Pin(text)) : Optional.empty();
    }

    boolean isOf(PinLength length) {
        return digits.length() >= length.least() && digits.length() <= length.most();
    }

    String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return "Pin[redacted]";
    }
}
