package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.key.CredentialKey;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The fingerprint of a login string: HMAC-SHA256 under the realm's badge key, cut to a UUID so that it fits Keycloak's credential
 * ids. Without the key it tells nothing of the login string.
 *
 * @param id the credential id
 * @param keyId the id of the key
 */
record BadgeFingerprint(String id, String keyId) {

    private static final String PURPOSE = "kiosk-login badge";

    static BadgeFingerprint of(CredentialKey key, String namespace, LoginString loginString) {
        // The length stands in front: so two different pairs of namespace and login string never give the same message.
        String message = namespace.length() + ":" + namespace + loginString.normalized();
        ByteBuffer mac = ByteBuffer.wrap(key.mac(PURPOSE, message));
        return new BadgeFingerprint(new UUID(mac.getLong(), mac.getLong()).toString(), key.id());
    }
}
