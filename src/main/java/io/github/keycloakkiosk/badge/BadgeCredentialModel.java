package io.github.keycloakkiosk.badge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * A badge in Keycloak's store: its id is the fingerprint, its credential data the id of the key, its secret data empty.
 * Realm JSON and the admin API may also hold a login string as it is read, {@code secretData: {"value": "04A2B3"}}, which
 * this model carries to the provider and no further.
 */
public final class BadgeCredentialModel extends CredentialModel {

    /** The credential type. */
    public static final String TYPE = "badge";

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CredentialData(int version, String keyId) {}

    private BadgeCredentialModel(CredentialModel source) {
        setId(source.getId());
        setType(TYPE);
        setUserLabel(source.getUserLabel());
        setCreatedDate(source.getCreatedDate());
        setCredentialData(source.getCredentialData());
        setSecretData(source.getSecretData());
    }

    /** A view of a credential that is stored, or that is on its way into the store. */
    public static BadgeCredentialModel of(CredentialModel source) {
        return new BadgeCredentialModel(source);
    }

    static BadgeCredentialModel stored(String keyId, BadgeFingerprint fingerprint) {
        CredentialModel model = new CredentialModel();
        model.setId(fingerprint.id());
        try {
            model.setCredentialData(JsonSerialization.writeValueAsString(new CredentialData(VERSION, keyId)));
        } catch (IOException impossible) {
            throw new IllegalStateException("a record of a string and a number is JSON", impossible);
        }
        model.setSecretData("{}");
        return new BadgeCredentialModel(model);
    }

    /**
     * Whether the data has the form in which it is stored: an export of Keycloak's, say. With a login string it has not, or
     * that would be stored beside the data that the admin API shows of a badge.
     */
    boolean isStoredForm() {
        return keyId(getCredentialData()).isPresent() && value().isEmpty();
    }

    /** The key id in credential data of the stored form; empty for any other. */
    static Optional<String> keyId(String credentialData) {
        return read(credentialData, CredentialData.class)
                .filter(data -> data.version() == VERSION)
                .map(CredentialData::keyId);
    }

    /** The login string as it was read; empty when there is none that could be one. */
    Optional<LoginString> loginString() {
        return value().filter(JsonNode::isTextual).flatMap(value -> LoginString.of(value.textValue()));
    }

    private Optional<JsonNode> value() {
        return read(getSecretData(), JsonNode.class).map(secret -> secret.get("value"));
    }

    private static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return json == null ? Optional.empty() : Optional.ofNullable(JsonSerialization.readValue(json, type));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }
}
