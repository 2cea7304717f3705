package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.Assignment;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The badges of a realm, for those who give them out. Who may do what is decided by the caller. */
public final class Badges {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Badges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Gives the user this badge. To give it again is no error; it then gets this label and this end.
     *
     * @param label empty keeps the label that it has
     * @param validUntil when the badge stops to be good; empty when it stays good
     * @throws NotStored 409 when another user has it, or when this user has that label already or as many as allowed
     */
    public CredentialModel give(
            UserModel user, LoginString loginString, Optional<BadgeLabel> label, Optional<Instant> validUntil) {
        Assignment assignment = new Assignment(session, realm, user, BadgeKind.BADGE);
        return assignment.give(
                assignment.fingerprints(loginString),
                label.map(BadgeLabel::text).orElse(null),
                validUntil);
    }
}
