package io.github.keycloakkiosk.pin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.credential.StoredCredential;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;
import org.keycloak.util.JsonSerialization;

/**
 * A PIN in Keycloak's store. The secret data hold its hash and the hashes of earlier PINs. The credential data hold the hash's
 * algorithm and the id of the key.
 */
public final class PinCredentialModel extends StoredCredential {

    /** The credential type. */
    public static final String TYPE = LoginMethod.PIN.credentialType();

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final String HISTORY = "history";

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CredentialData(int version, String keyId, PasswordCredentialData hash) {}

    private PinCredentialModel(CredentialModel source) {
        super(TYPE, source);
    }

    /** Wraps a credential that is stored or about to be stored. */
    public static PinCredentialModel of(CredentialModel source) {
        return new PinCredentialModel(source);
    }

    /** @param history the earlier PINs, the latest first */
    static PinCredentialModel stored(HashedPin pin, List<HashedPin> history) {
        CredentialModel model = new CredentialModel();
        model.setCredentialData(json(new CredentialData(VERSION, pin.keyId(), pin.how())));
        ObjectNode secret = JsonSerialization.mapper.valueToTree(pin.secret());
        if (!history.isEmpty()) {
            secret.set(HISTORY, JsonSerialization.mapper.valueToTree(history));
        }
        model.setSecretData(json(secret));
        return new PinCredentialModel(model);
    }

    /**
     * The hash; empty when the data have not the stored form, as in an export of Keycloak's. Both parts must have that form:
     * else a plain PIN would be stored beside the credential data of an older one.
     */
    Optional<HashedPin> hashed() {
        Optional<PasswordSecretData> secret = secretWithout(HISTORY);
        return read(getCredentialData(), CredentialData.class)
                .filter(data -> data.version() == VERSION)
                .map(data -> new HashedPin(data.keyId(), data.hash(), secret.orElse(null)))
                .filter(HashedPin::complete);
    }

    /** The hashes of earlier PINs, the latest first, without those that cannot be read. */
    List<HashedPin> history() {
        return read(getSecretData(), JsonNode.class)
                .map(secret -> secret.path(HISTORY))
                .flatMap(history -> read(history.toString(), HashedPin[].class))
                .stream()
                .flatMap(Arrays::stream)
                .filter(old -> old != null && old.complete())
                .toList();
    }

    /** The same credential with another hash of its PIN. */
    PinCredentialModel as(HashedPin anew) {
        PinCredentialModel model = stored(anew, history());
        model.setId(getId());
        model.setUserLabel(getUserLabel());
        model.setCreatedDate(getCreatedDate());
        lastUsed().ifPresent(model::setLastUsed);
        model.setBelowPower(belowPower());
        return model;
    }

    /**
     * Whether this is still the credential that was read before, with the same PIN: an import can give the same id another PIN.
     */
    boolean isSameAs(PinCredentialModel other) {
        return getId().equals(other.getId())
                && hashed().map(HashedPin::salted).equals(other.hashed().map(HashedPin::salted));
    }

    /** The plain PIN of an import; empty when the value cannot be a PIN. */
    Optional<Pin> typed() {
        return rawSecret().filter(JsonNode::isTextual).flatMap(value -> Pin.of(value.textValue()));
    }

    private Optional<PasswordSecretData> secretWithout(String property) {
        return object(getSecretData())
                .flatMap(secret -> read(secret.without(property).toString(), PasswordSecretData.class));
    }
}
