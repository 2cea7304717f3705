package io.github.keycloakkiosk.pin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.github.keycloakkiosk.Secret;
import java.util.List;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * A hash of a PIN, with all data that a comparison needs.
 *
 * @param keyId the id of the key of the hash
 * @param how algorithm and effort
 * @param secret hash and salt
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Secret
record HashedPin(String keyId, PasswordCredentialData how, PasswordSecretData secret) {

    static HashedPin of(String keyId, PasswordCredentialModel hash) {
        return new HashedPin(keyId, hash.getPasswordCredentialData(), hash.getPasswordSecretData());
    }

    /** Whether nothing is missing: the data may come from a hand-written file. */
    boolean complete() {
        return keyId != null
                && how != null
                && how.getAlgorithm() != null
                && secret != null
                && secret.getValue() != null
                && secret.getSalt() != null;
    }

    /** The unique part of the hash: two hashes of one PIN have different salts. */
    List<String> salted() {
        return List.of(keyId, secret.getValue());
    }

    /** The hash in the form of Keycloak's hash providers. */
    PasswordCredentialModel hash() {
        return PasswordCredentialModel.createFromValues(how, secret);
    }

    /** Leaves out the hash: so few PINs are possible that the hash reveals the PIN. */
    @Override
    public String toString() {
        return "HashedPin[redacted]";
    }
}
