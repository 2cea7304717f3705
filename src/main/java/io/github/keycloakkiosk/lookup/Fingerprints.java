package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fingerprints of one string: under the realm's secret key, and under the earlier keys.
 *
 * @param current the fingerprint under the secret key; for an import in stored form, the imported fingerprint
 * @param earlier the fingerprints under the earlier keys
 */
@Rule
public record Fingerprints(Fingerprint current, List<Fingerprint> earlier) {

    static Fingerprints of(KeyRing keys, LoginMethod method, String namespace, LookupString string) {
        return new Fingerprints(
                Fingerprint.of(keys.current(), method, namespace, string),
                keys.earlier().stream()
                        .map(key -> Fingerprint.of(key, method, namespace, string))
                        .toList());
    }

    static Fingerprints alone(Fingerprint stored) {
        return new Fingerprints(stored, List.of());
    }

    /** The earlier ones first: if a string moves to the secret key between two look-ups, at least one of them finds it. */
    Stream<Fingerprint> inLookUpOrder() {
        return Stream.concat(earlier.stream(), Stream.of(current));
    }

    /** Whether a credential with this id could be the string. */
    public boolean haveId(String id) {
        return inLookUpOrder().anyMatch(fingerprint -> fingerprint.id().equals(id));
    }

    /** Whether the stored string names the key that made its fingerprint, as every string of the realm does. */
    boolean fit(LookupCredentialModel stored) {
        return inLookUpOrder()
                .anyMatch(fingerprint -> fingerprint.id().equals(stored.getId())
                        && stored.keyId().filter(fingerprint.keyId()::equals).isPresent());
    }
}
