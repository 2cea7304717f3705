package io.github.keycloakkiosk.pin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;

/**
 * A hash of a PIN, and all that it takes to compare another PIN with it.
 *
 * @param keyId the id of the key that it was made with
 * @param how algorithm and effort
 * @param secret hash and salt
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record HashedPin(String keyId, PasswordCredentialData how, PasswordSecretData secret) {

    static HashedPin of(String keyId, PasswordCredentialModel hash) {
        return new HashedPin(keyId, hash.getPasswordCredentialData(), hash.getPasswordSecretData());
    }

    /** Whether nothing is missing: it may come from a file that somebody wrote. */
    boolean complete() {
        return keyId != null
                && how != null
                && how.getAlgorithm() != null
                && secret != null
                && secret.getValue() != null
                && secret.getSalt() != null;
    }

    /** What no other hash has: two of the same PIN have different salts. */
    List<String> salted() {
        return List.of(keyId, secret.getValue());
    }

    /** In the form that Keycloak's hash providers take. */
    PasswordCredentialModel hash() {
        return PasswordCredentialModel.createFromValues(how, secret);
    }

    /** Not the hash: so few PINs are possible that it is as good as the PIN. */
    @Override
    public String toString() {
        return "HashedPin[redacted]";
    }
}
