package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The whole number that the schema {@code User} calls {@code id}: 1 to 2<sup>53</sup>−1, which every JSON reader keeps exact.
 */
@Rule
final class NumericId {

    private static final long GREATEST = (1L << 53) - 1;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,15}");

    private NumericId() {}

    /**
     * @param legacyId the id that the user had in an older system; {@code null} when there is none, or when it is not reliable
     * @param userId Keycloak's id of the user
     * @return the legacy id when it is such a number, else a number that never changes for this user
     */
    static long of(String legacyId, String userId) {
        if (legacyId != null && WHOLE_NUMBER.matcher(legacyId).matches()) {
            long number = Long.parseLong(legacyId);
            if (number <= GREATEST) {
                return number;
            }
        }
        return Math.max(1, ByteBuffer.wrap(sha256(userId)).getLong() & GREATEST);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
