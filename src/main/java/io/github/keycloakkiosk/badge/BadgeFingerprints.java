package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.key.KeyRing;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fingerprints of one badge: under the realm's secret key, and under the earlier keys.
 *
 * @param current the fingerprint under the secret key; for an import in stored form, the imported fingerprint
 * @param earlier the fingerprints under the earlier keys
 */
record BadgeFingerprints(BadgeFingerprint current, List<BadgeFingerprint> earlier) {

    static BadgeFingerprints of(KeyRing keys, String namespace, LoginString loginString) {
        return new BadgeFingerprints(
                BadgeFingerprint.of(keys.current(), namespace, loginString),
                keys.earlier().stream()
                        .map(key -> BadgeFingerprint.of(key, namespace, loginString))
                        .toList());
    }

    static BadgeFingerprints alone(BadgeFingerprint stored) {
        return new BadgeFingerprints(stored, List.of());
    }

    /** The earlier ones first: if a badge moves to the secret key between two look-ups, at least one of them finds it. */
    Stream<BadgeFingerprint> inLookUpOrder() {
        return Stream.concat(earlier.stream(), Stream.of(current));
    }

    /** Whether a credential with this id could be the badge. */
    boolean haveId(String id) {
        return inLookUpOrder().anyMatch(fingerprint -> fingerprint.id().equals(id));
    }

    /** Whether the stored badge names the key that made its fingerprint, as every badge of the realm does. */
    boolean fit(BadgeCredentialModel badge) {
        return inLookUpOrder()
                .anyMatch(fingerprint -> fingerprint.id().equals(badge.getId())
                        && badge.keyId().filter(fingerprint.keyId()::equals).isPresent());
    }
}
