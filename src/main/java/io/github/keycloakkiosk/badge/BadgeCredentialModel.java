package io.github.keycloakkiosk.badge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.credential.StoredCredential;
import io.github.keycloakkiosk.method.LoginMethod;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * A badge in Keycloak's store: the id is the fingerprint, the credential data hold the id of the key, the secret data are
 * empty.
 */
public final class BadgeCredentialModel extends StoredCredential {

    /** The credential type. */
    public static final String TYPE = LoginMethod.BADGE.credentialType();

    private static final long serialVersionUID = 1L;
    /** The version of badges whose login string was read by the rule of {@link LoginString}. */
    private static final int VERSION = 2;

    /** The rule before it removed all separators from any text of hex digits and separators. */
    private static final int EARLIER_VERSION = 1;

    /** The part of our credential data that badges of the earlier rule lack. */
    static final String MARK = "\"version\":" + VERSION + ",";

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CredentialData(int version, String keyId) {}

    private BadgeCredentialModel(CredentialModel source) {
        super(TYPE, source);
    }

    /** Wraps a credential that is stored or about to be stored. */
    public static BadgeCredentialModel of(CredentialModel source) {
        return new BadgeCredentialModel(source);
    }

    static BadgeCredentialModel stored(BadgeFingerprint fingerprint) {
        CredentialModel model = new CredentialModel();
        model.setId(fingerprint.id());
        model.setCredentialData(json(new CredentialData(VERSION, fingerprint.keyId())));
        model.setSecretData("{}");
        return new BadgeCredentialModel(model);
    }

    /** The same badge under another key. */
    BadgeCredentialModel under(BadgeFingerprint fingerprint) {
        BadgeCredentialModel model = stored(fingerprint);
        model.setUserLabel(getUserLabel());
        model.setCreatedDate(getCreatedDate());
        lastUsed().ifPresent(model::setLastUsed);
        return model;
    }

    /**
     * Whether the data have the stored form, as in an export of Keycloak's. Data with a login string have not: the login string
     * would be stored beside the data that the admin API shows.
     */
    boolean isStoredForm() {
        return keyId().isPresent() && rawSecret().isEmpty();
    }

    /** The key id in credential data of the stored form; empty for any other form. */
    Optional<String> keyId() {
        return data().map(CredentialData::keyId);
    }

    private Optional<CredentialData> data() {
        return read(getCredentialData(), CredentialData.class)
                .filter(data -> data.version() == VERSION || data.version() == EARLIER_VERSION);
    }

    @Override
    protected boolean isOfEarlierVersion() {
        return data().filter(data -> data.version() == EARLIER_VERSION).isPresent();
    }

    /** Called when the badge was just found by the current rule. */
    @Override
    protected void mark() {
        object(getCredentialData()).ifPresent(data -> setCredentialData(json(data.put("version", VERSION))));
    }

    /** The login string of an import; empty when the value cannot be one. */
    Optional<LoginString> loginString() {
        return rawSecret().filter(JsonNode::isTextual).flatMap(value -> LoginString.of(value.textValue()));
    }
}
