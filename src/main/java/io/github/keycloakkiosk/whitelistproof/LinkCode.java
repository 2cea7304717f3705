package io.github.keycloakkiosk.whitelistproof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The part of a link that nobody else can make: its end, and a MAC of purpose, realm and end. It is 32 characters long, since it may be
 * typed at a kiosk, and 24 bytes have only one spelling in Base64.
 */
final class LinkCode {

    static final Duration LIFE = Duration.ofMinutes(10);

    /** No JWT is signed with this before it: a JWT has no space before its first dot. So the realm's key serves for both. */
    private static final String PURPOSE = "kiosk-login whitelist proof\n";

    private static final int LENGTH = 32;
    private static final int MAC_BYTES = 16;

    private LinkCode() {}

    /** @param realm the realm's id */
    static String sign(SecretKey key, String realm, Instant end) {
        long seconds = end.getEpochSecond();
        byte[] code = ByteBuffer.allocate(Long.BYTES + MAC_BYTES)
                .putLong(seconds)
                .put(mac(key, realm, seconds))
                .array();
        return Base64.getUrlEncoder().encodeToString(code);
    }

    /**
     * Whether one of the keys has signed the code for this realm, and its end is to come.
     *
     * @param code whatever a caller sent
     */
    static boolean holds(String code, Collection<SecretKey> keys, String realm, Instant now) {
        if (code == null || code.length() != LENGTH) {
            return false;
        }
        ByteBuffer sent;
        try {
            sent = ByteBuffer.wrap(Base64.getUrlDecoder().decode(code));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
        if (sent.remaining() != Long.BYTES + MAC_BYTES) {
            return false;
        }
        long end = sent.getLong();
        byte[] mac = new byte[MAC_BYTES];
        sent.get(mac);
        boolean signed = keys.stream().anyMatch(key -> MessageDigest.isEqual(mac, mac(key, realm, end)));
        return signed && now.getEpochSecond() < end;
    }

    private static byte[] mac(SecretKey key, String realm, long end) {
        return Arrays.copyOf(hmac(key, PURPOSE + realm + "\n" + end), MAC_BYTES);
    }

    static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA512", impossible);
        }
    }
}
