package io.github.keycloakkiosk.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of a realm: the current one, under which PINs and badges are stored, and the earlier ones.
 *
 * @param current the secret key
 * @param earlier keys that still count until everything under them is stored again under the current key
 */
public record KeyRing(CredentialKey current, List<CredentialKey> earlier) {

    public KeyRing {
        earlier = List.copyOf(earlier);
    }

    /** The key with this id; empty when the realm does not have it. */
    public Optional<CredentialKey> byId(String id) {
        return all().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The ids of all keys, the secret key's first. */
    public List<String> ids() {
        return all().map(CredentialKey::id).toList();
    }

    /** Whether a key occurs more than once. */
    public boolean repeats() {
        return ids().stream().distinct().count() < ids().size();
    }

    private Stream<CredentialKey> all() {
        return Stream.concat(Stream.of(current), earlier.stream());
    }
}
