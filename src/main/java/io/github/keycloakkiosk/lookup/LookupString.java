package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.Secret;
import io.github.keycloakkiosk.login.TypedText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** A text that finds its owner, as its kind reads it. It is a secret, and never appears in messages. */
@Rule
@Secret
public class LookupString {

    static final int MOST_CHARACTERS = 512;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String normalized;

    protected LookupString(String normalized) {
        this.normalized = normalized;
    }

    /**
     * @param text with or without {@linkplain TypedText#bare unseen characters} around it
     * @return the text as it is, without those; empty when it is blank, longer than 512 characters, or has a control character or
     *     U+FEFF between others, which no reader means
     */
    public static Optional<LookupString> opaque(String text) {
        String bare = text == null ? "" : TypedText.bare(text);
        return bare.isEmpty()
                        || bare.length() > MOST_CHARACTERS
                        || bare.chars().anyMatch(c -> Character.isISOControl(c) || c == BYTE_ORDER_MARK)
                ? Optional.empty()
                : Optional.of(new LookupString(bare));
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
