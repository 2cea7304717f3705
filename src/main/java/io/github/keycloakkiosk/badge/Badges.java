package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.Assignment;
import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** A stored badge, for those who read what there is about it. */
    public static LookupCredentialModel model(CredentialModel stored) {
        return LookupCredentialModel.of(BadgeKind.BADGE, stored);
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
        return given(user, loginString, label, validUntil).credential();
    }

    /** As {@link #give}, and says whether that changed anything. */
    public Assignment.Given given(
            UserModel user, LoginString loginString, Optional<BadgeLabel> label, Optional<Instant> validUntil) {
        Assignment assignment = of(user);
        return assignment.given(assignment.fingerprints(loginString), text(label), validUntil);
    }

    /** As {@link #given(UserModel, LoginString, Optional, Optional)}, but a badge that the user has keeps its end. */
    public Assignment.Given given(UserModel user, LoginString loginString, Optional<BadgeLabel> label) {
        Assignment assignment = of(user);
        return assignment.given(assignment.fingerprints(loginString), text(label));
    }

    /**
     * Gives a badge that the user has another label or end.
     *
     * @param id of its credential
     * @param label empty keeps the label that it has
     * @param validUntil null keeps the end that it has; empty when it stays good
     * @return empty when the user has no such badge
     * @throws NotStored 409 when the user has another badge with that label
     */
    public Optional<Assignment.Given> keep(
            UserModel user, String id, Optional<BadgeLabel> label, Optional<Instant> validUntil) {
        return of(user).keep(id, text(label), validUntil);
    }

    /** The claims that it takes to give this badge; a caller with many of them can take them in one go. */
    public Stream<String> claims(UserModel user, LoginString loginString) {
        Assignment assignment = of(user);
        return Stream.concat(
                assignment.claims(assignment.fingerprints(loginString)), Stream.of(BadgesPerUser.claim(user)));
    }

    /** Looks many badges up in one go, before they are given. Take their {@linkplain #claims claims} first. */
    public void lookUp(Collection<LoginString> many) {
        Assignment assignment = of(null);
        assignment.lookUp(many.stream().map(assignment::fingerprints).toList());
    }

    private Assignment of(UserModel user) {
        return new Assignment(session, realm, user, BadgeKind.BADGE);
    }

    private static String text(Optional<BadgeLabel> label) {
        return label.map(BadgeLabel::text).orElse(null);
    }
}
