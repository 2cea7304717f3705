package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.key.CredentialKey;
import io.github.keycloakkiosk.method.LoginMethod;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The fingerprint of a string: HMAC-SHA256 under the key that is derived from the realm's for this kind of string, cut to a UUID so
 * that it fits Keycloak's credential ids. Without the key it tells nothing of the string.
 *
 * @param id the credential id
 * @param keyId the id of the key
 */
@Rule
record Fingerprint(String id, String keyId) {

    private static final String PURPOSE = "kiosk-login ";

    static Fingerprint of(CredentialKey key, LoginMethod method, String namespace, LookupString string) {
        // The length stands in front: so two different pairs of namespace and string never give the same message.
        String message = namespace.length() + ":" + namespace + string.normalized();
        ByteBuffer mac = ByteBuffer.wrap(key.mac(PURPOSE + method.credentialType(), message));
        return new Fingerprint(new UUID(mac.getLong(), mac.getLong()).toString(), key.id());
    }
}
