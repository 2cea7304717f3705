package io.github.keycloakkiosk.pin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.dto.PasswordCredentialData;
import org.keycloak.models.credential.dto.PasswordSecretData;
import org.keycloak.util.JsonSerialization;

/**
 * A PIN in Keycloak's store: the hash is the secret data; how it was made, and the id of the key, are the credential
 * data. Realm JSON and the admin API may also hold a PIN as it is typed, {@code secretData: {"value": "7394"}}, which
 * this model carries to the provider and no further.
 */
public final class PinCredentialModel extends CredentialModel {

    /** The credential type. */
    public static final String TYPE = "pin";

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CredentialData(int version, String keyId, PasswordCredentialData hash) {}

    private PinCredentialModel(CredentialModel source) {
        setId(source.getId());
        setType(TYPE);
        setUserLabel(source.getUserLabel());
        setCreatedDate(source.getCreatedDate());
        setCredentialData(source.getCredentialData());
        setSecretData(source.getSecretData());
    }

    /** A view of a credential that is stored, or that is on its way into the store. */
    public static PinCredentialModel of(CredentialModel source) {
        return new PinCredentialModel(source);
    }

    static PinCredentialModel stored(String keyId, PasswordCredentialModel hash) {
        CredentialModel model = new CredentialModel();
        model.setCredentialData(json(new CredentialData(VERSION, keyId, hash.getPasswordCredentialData())));
        model.setSecretData(json(hash.getPasswordSecretData()));
        return new PinCredentialModel(model);
    }

    /**
     * Whether the data has the form in which it is stored: an export of Keycloak's, say. Both parts must have it, or a PIN as
     * it was typed would be stored beside the data that the admin API shows of an older one.
     */
    boolean isStoredForm() {
        return hash().isPresent();
    }

    /** The id of the key that the hash was made with; empty when this is not of the stored form. */
    Optional<String> keyId() {
        return credentialData().map(CredentialData::keyId);
    }

    /** The hash; empty when this is not of the stored form. */
    Optional<PasswordCredentialModel> hash() {
        return credentialData()
                .flatMap(data -> read(getSecretData(), PasswordSecretData.class)
                        .filter(secret -> secret.getValue() != null && secret.getSalt() != null)
                        .map(secret -> PasswordCredentialModel.createFromValues(data.hash(), secret)));
    }

    /** The PIN as it was typed; empty when there is none that could be one. */
    Optional<Pin> typed() {
        return read(getSecretData(), JsonNode.class)
                .map(secret -> secret.get("value"))
                .filter(JsonNode::isTextual)
                .flatMap(value -> Pin.of(value.textValue()));
    }

    private Optional<CredentialData> credentialData() {
        return read(getCredentialData(), CredentialData.class)
                .filter(data -> data.version() == VERSION && data.keyId() != null)
                .filter(data -> data.hash() != null && data.hash().getAlgorithm() != null);
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return json == null ? Optional.empty() : Optional.ofNullable(JsonSerialization.readValue(json, type));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static String json(Object value) {
        try {
            return JsonSerialization.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new IllegalStateException("a record of strings and numbers is JSON", impossible);
        }
    }
}
