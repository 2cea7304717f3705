package io.github.keycloakkiosk.key;

import io.github.keycloakkiosk.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The realm's secret key. The keys for PINs and badges are derived from this key, so that neither reveals anything about the
 * other.
 *
 * <p>Derivation is HKDF with SHA-256 (RFC 5869), without salt, one block of output. We write HKDF out because Java has HKDF
 * only since 25, and the server's other implementation is missing in FIPS mode.
 */
@Secret
public final class CredentialKey {

    private static final int MINIMUM_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final byte[] secret;

    CredentialKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * @param text at least 256 bits in Base64 or Base64url
     * @throws IllegalArgumentException when the text is shorter or no Base64; the message never holds the text
     */
    public static CredentialKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("it is not Base64");
        }
        if (bytes.length < MINIMUM_BYTES) {
            throw new IllegalArgumentException("it has " + bytes.length * 8 + " bits; at least 256 are needed");
        }
        return new CredentialKey(bytes);
    }

    /** A new random key of 256 bits, in the form that {@link #parse} reads. */
    public static String generate() {
        byte[] bytes = new byte[MINIMUM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * A name for this key that reveals nothing about it. Each credential is stored with the name of its key, so that the key
     * can be found again.
     */
    public String id() {
        return HexFormat.of().formatHex(Arrays.copyOf(derive("key id"), 4));
    }

    /**
     * HMAC-SHA256 of a text under the key that is derived for a purpose.
     *
     * @param purpose a label; different labels give independent keys
     * @param text the authenticated text
     * @return 32 bytes
     */
    public byte[] mac(String purpose, String text) {
        return hmac(derive(purpose), text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] derive(String label) {
        byte[] pseudoRandomKey = hmac(new byte[MINIMUM_BYTES], secret);
        byte[] info = label.getBytes(StandardCharsets.UTF_8);
        byte[] firstBlock = Arrays.copyOf(info, info.length + 1);
        firstBlock[info.length] = 1;
        return hmac(pseudoRandomKey, firstBlock);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("every Java platform has " + MAC, unavailable);
        }
    }

    @Override
    public String toString() {
        return "CredentialKey[redacted]";
    }
}
