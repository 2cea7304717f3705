package io.github.keycloakkiosk.key;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of a realm: the one under which PINs and badges are stored, and those under which they were stored before.
 *
 * @param current the secret key
 * @param earlier keys that still count, until all that was stored under them is stored anew
 */
public record KeyRing(CredentialKey current, List<CredentialKey> earlier) {

    public KeyRing {
        earlier = List.copyOf(earlier);
    }

    /** The key of that name; empty when the realm does not have it. */
    public Optional<CredentialKey> byId(String id) {
        return all().filter(key -> key.id().equals(id)).findFirst();
    }

    /** The ids of all keys, the secret key's first. */
    public List<String> ids() {
        return all().map(CredentialKey::id).toList();
    }

    /** Whether a key is there more than once. */
    public boolean repeats() {
        return ids().stream().distinct().count() < ids().size();
    }

    private Stream<CredentialKey> all() {
        return Stream.concat(Stream.of(current), earlier.stream());
    }
}
