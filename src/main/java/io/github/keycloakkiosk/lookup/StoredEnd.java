package io.github.keycloakkiosk.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The end of a string as its credential data hold it. An end that cannot be read lets nobody in, and is not over either: a person
 * should look at it.
 *
 * @param value an instant of ISO 8601, or what somebody wrote instead; empty when the string stays good
 */
record StoredEnd(Optional<JsonNode> value) {

    /** The property of the credential data that says until when the string is good. */
    static final String PROPERTY = "validUntil";

    static StoredEnd of(Optional<ObjectNode> credentialData) {
        return new StoredEnd(credentialData.map(data -> data.get(PROPERTY)).filter(end -> !end.isNull()));
    }

    /** @param end empty when the string stays good */
    static void write(ObjectNode credentialData, Optional<Instant> end) {
        end.ifPresentOrElse(
                instant -> credentialData.put(
                        PROPERTY, instant.truncatedTo(ChronoUnit.SECONDS).toString()),
                () -> credentialData.remove(PROPERTY));
    }

    /** Whether the string may be used at this time. */
    boolean isAhead(Instant now) {
        return value.isEmpty() || instant().filter(now::isBefore).isPresent();
    }

    boolean isOver(Instant now) {
        return instant().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Empty also for an end that cannot be read. */
    Optional<Instant> instant() {
        try {
            return value.map(JsonNode::textValue).map(Instant::parse);
        } catch (DateTimeParseException noInstant) {
            return Optional.empty();
        }
    }

    /** @throws NotStored 400 for an end that cannot be read */
    Optional<Instant> required() {
        if (value.isPresent() && instant().isEmpty()) {
            throw NotStored.invalid(PROPERTY + " must be an instant such as 2026-12-31T18:00:00Z");
        }
        return instant();
    }
}
