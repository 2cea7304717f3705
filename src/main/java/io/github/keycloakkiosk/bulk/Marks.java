package io.github.keycloakkiosk.bulk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows which badges and PINs a file has had so far: 64 bits of an HMAC for each, under a key that this import alone has. That of
 * 100,000 badges takes about 6 MB; after {@value #MOST} of them, no more are noted.
 */
final class Marks {

    static final int MOST = 500_000;

    private final Mac mac;
    private final Set<Long> done = new HashSet<>();
    private final Set<Long> pending = new HashSet<>();

    Marks() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** Notes it for the rows that are being stored. */
    void note(String... of) {
        if (done.size() + pending.size() < MOST) {
            pending.add(mark(of));
        }
    }

    boolean has(String... of) {
        long mark = mark(of);
        return done.contains(mark) || pending.contains(mark);
    }

    /** The rows that were being stored are stored. */
    void keep() {
        done.addAll(pending);
        pending.clear();
    }

    /** They are not. */
    void forget() {
        pending.clear();
    }

    private long mark(String... of) {
        for (String part : of) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return ByteBuffer.wrap(mac.doFinal()).getLong();
    }
}
