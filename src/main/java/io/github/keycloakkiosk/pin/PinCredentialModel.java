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
 * A PIN in Keycloak's store: the hash, and the hashes of the PINs before it, are the secret data; how it was made, and the
 * id of the key, are the credential data.
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

    /** A view of a credential that is stored, or that is on its way into the store. */
    public static PinCredentialModel of(CredentialModel source) {
        return new PinCredentialModel(source);
    }

    /** @param history the PINs before this one, the latest first */
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
     * The hash; empty when this is not of the form in which PINs are stored: an export of Keycloak's, say. Both parts must have
     * that form, or a PIN as it was typed would be stored beside the data that the admin API shows of an older one.
     */
    Optional<HashedPin> hashed() {
        Optional<PasswordSecretData> secret = secretWithout(HISTORY);
        return read(getCredentialData(), CredentialData.class)
                .filter(data -> data.version() == VERSION)
                .map(data -> new HashedPin(data.keyId(), data.hash(), secret.orElse(null)))
                .filter(HashedPin::complete);
    }

    /** The hashes of the PINs before this one, the latest first; those that cannot be read are left out. */
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
        return model;
    }

    /** Whether this is the credential as the other was read, and its PIN the same: an import can give an id another PIN. */
    boolean isSameAs(PinCredentialModel other) {
        return getId().equals(other.getId())
                && hashed().map(HashedPin::salted).equals(other.hashed().map(HashedPin::salted));
    }

    /** The PIN as it was typed; empty when there is none that could be one. */
    Optional<Pin> typed() {
        return rawSecret().filter(JsonNode::isTextual).flatMap(value -> Pin.of(value.textValue()));
    }

    private Optional<PasswordSecretData> secretWithout(String property) {
        return object(getSecretData())
                .flatMap(secret -> read(secret.without(property).toString(), PasswordSecretData.class));
    }
}
