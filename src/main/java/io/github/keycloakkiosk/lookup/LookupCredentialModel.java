package io.github.keycloakkiosk.lookup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.credential.StoredCredential;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A string in Keycloak's store: the id is the fingerprint, the credential data hold the id of the key, the secret data are
 * empty.
 */
public final class LookupCredentialModel extends StoredCredential {

    private static final long serialVersionUID = 1L;

    /** The property of an import that holds the plain string as a reader sends it. */
    private static final String READ = "read";

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record CredentialData(int version, String keyId) {}

    private final transient LookupKind kind;

    private LookupCredentialModel(LookupKind kind, CredentialModel source) {
        super(kind.type(), source);
        this.kind = kind;
    }

    /** Wraps a credential that is stored or about to be stored. */
    public static LookupCredentialModel of(LookupKind kind, CredentialModel source) {
        return new LookupCredentialModel(kind, source);
    }

    static LookupCredentialModel stored(LookupKind kind, Fingerprint fingerprint) {
        CredentialModel model = new CredentialModel();
        model.setId(fingerprint.id());
        model.setCredentialData(json(new CredentialData(kind.version(), fingerprint.keyId())));
        model.setSecretData("{}");
        return new LookupCredentialModel(kind, model);
    }

    /** The part of our credential data that strings of earlier versions lack. */
    public static String versionMark(LookupKind kind) {
        return "\"version\":" + kind.version() + ",";
    }

    /** Whether it may be used now. */
    public boolean isGood() {
        return isGood(EndedStrings.now());
    }

    /** Its id, and those that it had under earlier keys. */
    public Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>(earlierIds().ids());
        ids.add(getId());
        return ids;
    }

    /** Whether it may be used at this time. With an end that cannot be read it may not. */
    boolean isGood(Instant now) {
        return end().isAhead(now);
    }

    /** Whether its end is over at this time. An end that cannot be read is not: a person should look at it. */
    boolean hasEnded(Instant now) {
        return end().isOver(now);
    }

    @Override
    protected Optional<Instant> ends() {
        return end().instant();
    }

    private StoredEnd end() {
        return StoredEnd.of(object(getCredentialData()));
    }

    /**
     * @throws io.github.keycloakkiosk.settings.NotStored 400 when the credential data hold something else than an instant of
     *     ISO 8601 as the end
     */
    public Terms terms() {
        return new Terms(end().required(), belowPower());
    }

    /** Sets {@link #terms}; the caller stores the credential. */
    public void setTerms(Terms terms) {
        setValidUntil(terms.validUntil());
        setBelowPower(terms.belowPower());
    }

    void setValidUntil(Optional<Instant> end) {
        object(getCredentialData()).ifPresent(data -> {
            StoredEnd.write(data, end);
            setCredentialData(json(data));
        });
    }

    /** Events and sessions may name the credential by one of them. */
    EarlierIds earlierIds() {
        return EarlierIds.of(object(getCredentialData()));
    }

    /** The same string under another key. */
    LookupCredentialModel under(Fingerprint fingerprint) {
        LookupCredentialModel model = stored(kind, fingerprint);
        object(model.getCredentialData()).ifPresent(data -> {
            earlierIds().and(getId()).write(data);
            model.setCredentialData(json(data));
        });
        model.setTerms(new Terms(ends(), belowPower()));
        model.setUserLabel(getUserLabel());
        model.setCreatedDate(getCreatedDate());
        lastUsed().ifPresent(model::setLastUsed);
        return model;
    }

    /**
     * Whether the data have the stored form, as in an export of Keycloak's. Data with a plain string have not: the string would be
     * stored beside the data that the admin API shows.
     */
    boolean isStoredForm() {
        return keyId().isPresent() && rawSecret().isEmpty() && rawSecret(READ).isEmpty();
    }

    /** The key id in credential data of the stored form; empty for any other form. */
    public Optional<String> keyId() {
        return data().map(CredentialData::keyId);
    }

    private Optional<CredentialData> data() {
        return read(getCredentialData(), CredentialData.class)
                .filter(data -> data.version() >= 1 && data.version() <= kind.version());
    }

    @Override
    protected boolean isOfEarlierVersion() {
        return data().filter(data -> data.version() < kind.version()).isPresent();
    }

    /** Called when the string was just found by the current rule. */
    @Override
    protected void mark() {
        object(getCredentialData()).ifPresent(data -> setCredentialData(json(data.put("version", kind.version()))));
    }

    /**
     * The plain string of an import, as it is stored or as a reader sends it.
     *
     * @return empty when the value cannot be one, or when there are two
     */
    Optional<LookupString> plain(KeycloakSession session, RealmModel realm) {
        Optional<JsonNode> read = rawSecret(READ);
        if (read.isEmpty()) {
            return rawSecret().filter(JsonNode::isTextual).flatMap(value -> kind.stored(value.textValue()));
        }
        return read.filter(value -> value.isTextual() && rawSecret().isEmpty())
                .flatMap(value -> kind.read(session, realm, ReadText.byReader(value.textValue())));
    }
}
