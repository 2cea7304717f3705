package io.github.keycloakkiosk.lookup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** A text that finds its owner, as its kind reads it. It is a secret, and never appears in messages. */
public class LookupString {

    static final int MOST_CHARACTERS = 512;

    private final String normalized;

    protected LookupString(String normalized) {
        this.normalized = normalized;
    }

    /**
     * @param text with or without blanks around it
     * @return the text as it is, without those blanks; empty when it is blank or longer than 512 characters
     */
    public static Optional<LookupString> opaque(String text) {
        String trimmed = text == null ? "" : text.strip();
        return trimmed.isEmpty() || trimmed.length() > MOST_CHARACTERS
                ? Optional.empty()
                : Optional.of(new LookupString(trimmed));
    }

    /** The one spelling under which the string is stored. */
    public final String normalized() {
        return normalized;
    }

    /** Compares in constant time. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof LookupString string && MessageDigest.isEqual(bytes(), string.bytes());
    }

    private byte[] bytes() {
        return normalized.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public final int hashCode() {
        return normalized.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[redacted]";
    }
}
