package io.github.keycloakkiosk.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * What a PIN and a badge have in common in Keycloak's store. Realm JSON and the admin API may hold the secret as it is typed
 * or read, {@code secretData: {"value": "7394"}}; the model carries that to the provider and no further. The credential data
 * are what admins and owners see: they hold no secret.
 */
public abstract class StoredCredential extends CredentialModel {

    private static final long serialVersionUID = 1L;
    private static final String LAST_USED = "lastUsed";

    protected StoredCredential(String type, CredentialModel source) {
        setId(source.getId());
        setType(type);
        setUserLabel(source.getUserLabel());
        setCreatedDate(source.getCreatedDate());
        setCredentialData(source.getCredentialData());
        setSecretData(source.getSecretData());
    }

    /** The day, in UTC, on which the credential was right for the last time; empty when it never was. */
    public final Optional<LocalDate> lastUsed() {
        return read(getCredentialData(), JsonNode.class)
                .map(data -> data.get(LAST_USED))
                .filter(JsonNode::isTextual)
                .flatMap(day -> date(day.textValue()));
    }

    /** Writes down that it was right on that day; does nothing when the credential data are not ours. */
    public final void setLastUsed(LocalDate day) {
        object(getCredentialData()).ifPresent(data -> setCredentialData(json(data.put(LAST_USED, day.toString()))));
    }

    /** Whether it was stored by a rule of an earlier version, and loses that note when it is used. */
    protected boolean isOfEarlierVersion() {
        return false;
    }

    /** Writes down that it is good by the rule of this version too. */
    protected void mark() {}

    /** The property of an import that holds the plain secret. */
    protected final Optional<JsonNode> rawSecret() {
        return read(getSecretData(), JsonNode.class).map(secret -> secret.get("value"));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /** What the JSON says; empty when it is something else. */
    protected static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return json == null ? Optional.empty() : Optional.ofNullable(JsonSerialization.readValue(json, type));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    /** The JSON object; empty when it is something else. */
    protected static Optional<ObjectNode> object(String json) {
        return read(json, JsonNode.class).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    protected static String json(Object value) {
        try {
            return JsonSerialization.writeValueAsString(value);
        } catch (IOException impossible) {
            throw new IllegalStateException("a record of strings and numbers is JSON", impossible);
        }
    }
}
