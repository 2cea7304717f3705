package io.github.keycloakkiosk.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.power.UserPower;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/**
 * The common form of PINs and badges in Keycloak's store. Realm JSON and the admin API may hold the plain secret,
 * {@code secretData: {"value": "7394"}}; the model hands it to the provider and nowhere else. Admins and owners see the
 * credential data, which hold no secret.
 */
public abstract class StoredCredential extends CredentialModel {

    private static final long serialVersionUID = 1L;
    private static final String LAST_USED = "lastUsed";
    private static final String REFUSED_UNTIL = "refusedUntil";
    private static final String BELOW_POWER = "belowPower";

    protected StoredCredential(String type, CredentialModel source) {
        setId(source.getId());
        setType(type);
        setUserLabel(source.getUserLabel());
        setCreatedDate(source.getCreatedDate());
        setCredentialData(source.getCredentialData());
        setSecretData(source.getSecretData());
    }

    /** The day, in UTC, on which the credential was last right; empty when it never was. */
    public final Optional<LocalDate> lastUsed() {
        return read(getCredentialData(), JsonNode.class)
                .map(data -> data.get(LAST_USED))
                .filter(JsonNode::isTextual)
                .flatMap(day -> date(day.textValue()));
    }

    /** Notes that the credential was right on that day; does nothing when the credential data are not ours. */
    public final void setLastUsed(LocalDate day) {
        object(getCredentialData()).ifPresent(data -> setCredentialData(json(data.put(LAST_USED, day.toString()))));
    }

    /** The lowest {@link #belowPower} of a user's PIN and badges; empty when none has one. */
    public static OptionalInt tightestBound(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(stored -> LoginMethod.isKioskType(stored.getType()))
                .flatMapToInt(stored -> belowPower(stored).stream())
                .min();
    }

    /**
     * The power of the shift lead who gave it; empty when an admin or its owner did. It is good only as long as its owner has less
     * power: otherwise a lead would keep a way into the account of a person who is promoted. What cannot be read is nobody's power.
     */
    public final OptionalInt belowPower() {
        return belowPower(this);
    }

    private static OptionalInt belowPower(CredentialModel stored) {
        return object(stored.getCredentialData()).map(data -> data.get(BELOW_POWER)).stream()
                .mapToInt(JsonNode::asInt)
                .findFirst();
    }

    /** Sets {@link #belowPower}. */
    public final void setBelowPower(OptionalInt power) {
        object(getCredentialData()).ifPresent(data -> {
            power.ifPresentOrElse(below -> data.put(BELOW_POWER, below), () -> data.remove(BELOW_POWER));
            setCredentialData(json(data));
        });
    }

    /** Whether the credential is still one that its giver could give to this owner. */
    public final boolean isWithinPower(KeycloakSession session, RealmModel realm, UserModel owner) {
        OptionalInt below = belowPower();
        return below.isEmpty() || UserPower.isBelow(below.getAsInt(), session, realm, owner);
    }

    /**
     * Until when guesses at it were refused when this was last written down; it may be allowed by now.
     *
     * @return empty when they never were
     */
    public final Optional<Instant> refusedUntil() {
        return object(getCredentialData())
                .map(data -> data.get(REFUSED_UNTIL))
                .filter(JsonNode::isIntegralNumber)
                .map(seconds -> Instant.ofEpochSecond(seconds.asLong()));
    }

    public final void setRefusedUntil(Instant end) {
        object(getCredentialData())
                .ifPresent(data -> setCredentialData(json(data.put(REFUSED_UNTIL, end.getEpochSecond()))));
    }

    /** When the credential stops to be good; empty when it stays good. */
    protected Optional<Instant> ends() {
        return Optional.empty();
    }

    /** Whether the credential was stored by the rule of an earlier version. The next use removes this mark. */
    protected boolean isOfEarlierVersion() {
        return false;
    }

    /** Notes that the credential is good by the rule of this version. */
    protected void mark() {}

    /** The property of an import that holds the plain secret. */
    protected final Optional<JsonNode> rawSecret() {
        return rawSecret("value");
    }

    /** Another property of an import that holds a plain secret. */
    protected final Optional<JsonNode> rawSecret(String property) {
        return read(getSecretData(), JsonNode.class).map(secret -> secret.get(property));
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    /** The JSON as this type; empty when it has another form. */
    protected static <T> Optional<T> read(String json, Class<T> type) {
        try {
            return json == null ? Optional.empty() : Optional.ofNullable(JsonSerialization.readValue(json, type));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    /** The JSON object; empty when the text is something else. */
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
