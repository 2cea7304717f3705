package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.key.KeyRing;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fingerprints of one badge: under the realm's secret key, and under the earlier keys.
 *
 * @param current under the secret key; of a badge that is imported as it was stored, the one that it was stored with
 * @param earlier under the earlier keys
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

    /** The earlier ones first: a badge that moves to the secret key between two looks is seen by one of them at least. */
    Stream<BadgeFingerprint> inLookUpOrder() {
        return Stream.concat(earlier.stream(), Stream.of(current));
    }

    /** Whether a credential of this id could be the badge. */
    boolean haveId(String id) {
        return inLookUpOrder().anyMatch(fingerprint -> fingerprint.id().equals(id));
    }

    /** Whether the badge was stored as the realm stores badges: with the id of the key that made its fingerprint. */
    boolean fit(BadgeCredentialModel badge) {
        return inLookUpOrder()
                .anyMatch(fingerprint -> fingerprint.id().equals(badge.getId())
                        && badge.keyId().filter(fingerprint.keyId()::equals).isPresent());
    }
}
