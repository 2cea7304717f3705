package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.lookup.Terms;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;

/**
 * A stored badge, as those who give badges out see it. Its login string is not stored.
 *
 * @param id of its credential
 * @param label null without one
 * @param created when it was given; null when that is not known
 * @param lastUsed the day, in UTC; empty when it never was
 * @param terms how long it is good; one whose end cannot be read is at its end
 * @param keyId the id of the key under which it is stored; empty when that cannot be read
 */
public record Badge(
        String id, String label, Instant created, Optional<LocalDate> lastUsed, Terms terms, Optional<String> keyId) {

    /** The credential type. */
    public static final String TYPE = BadgeKind.BADGE.type();

    public static Badge of(CredentialModel stored) {
        LookupCredentialModel model = LookupCredentialModel.of(BadgeKind.BADGE, stored);
        return new Badge(
                stored.getId(),
                stored.getUserLabel(),
                stored.getCreatedDate() == null ? null : Instant.ofEpochMilli(stored.getCreatedDate()),
                model.lastUsed(),
                terms(model),
                model.keyId());
    }

    private static Terms terms(LookupCredentialModel model) {
        try {
            return model.terms();
        } catch (NotStored unreadable) {
            return new Terms(Optional.of(Instant.EPOCH), OptionalInt.empty());
        }
    }
}
