package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.lookup.Assignment;
import io.github.keycloakkiosk.lookup.EndedStrings;
import io.github.keycloakkiosk.lookup.Fingerprints;
import io.github.keycloakkiosk.lookup.HeldStrings;
import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.lookup.LookupStore;
import io.github.keycloakkiosk.lookup.ReadText;
import io.github.keycloakkiosk.lookup.Terms;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** A user's id, and a badge of theirs. */
    public record Owned(String userId, Badge badge) {}

    /** The login string in what a reader of the realm sends; empty when there is none. */
    public Optional<LoginString> read(String text) {
        return BadgeKind.loginString(session, realm, ReadText.byReader(text));
    }

    /**
     * Gives the user this badge. To give it again is no error; it then gets this label and these terms.
     *
     * @param label empty keeps the label that it has
     * @throws NotStored 409 when another user has it, or when this user has that label already or as many as allowed
     */
    public CredentialModel give(UserModel user, LoginString loginString, Optional<BadgeLabel> label, Terms terms) {
        return given(user, loginString, label, Optional.of(terms)).credential();
    }

    /**
     * As {@link #give(UserModel, LoginString, Optional, Terms)}, and says whether that changed anything.
     *
     * @param terms empty when a badge that the user has keeps the terms that it has
     */
    public Assignment.Given given(
            UserModel user, LoginString loginString, Optional<BadgeLabel> label, Optional<Terms> terms) {
        Assignment assignment = assignment(user);
        return assignment.given(assignment.fingerprints(loginString), text(label), terms);
    }

    /**
     * Whose badge this is; empty when it is nobody's.
     *
     * @throws NotStored 400 when the realm has no usable keys
     */
    public Optional<Owned> find(LoginString loginString) {
        Fingerprints fingerprints = Assignment.fingerprints(session, realm, BadgeKind.BADGE, loginString);
        List<LookupStore.Owned> found = new LookupStore(session, BadgeKind.BADGE).find(realm, fingerprints);
        return found.stream()
                .reduce((earlier, later) -> later)
                .flatMap(last -> Optional.ofNullable(session.users().getUserById(realm, last.userId())))
                .flatMap(user -> of(user).stream()
                        .filter(badge -> fingerprints.haveId(badge.id()))
                        .reduce((earlier, later) -> later)
                        .map(badge -> new Owned(user.getId(), badge)));
    }

    public List<Badge> of(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(Badge.TYPE)
                .map(Badge::of)
                .toList();
    }

    /** The user's badge with this id; empty when they have none. */
    public Optional<Badge> of(UserModel user, String id) {
        return of(user).stream().filter(badge -> badge.id().equals(id)).findFirst();
    }

    /**
     * Takes the badge from the user in this transaction. When it has committed, the sessions in which it was used end.
     *
     * @throws NotStored 409 when another request is changing the badge
     */
    public void remove(UserModel user, Badge badge) {
        CredentialModel stored = user.credentialManager().getStoredCredentialById(badge.id());
        // A login that moves it to another key would keep it.
        if (stored == null
                || !new EndedStrings(session, realm, BadgeKind.BADGE)
                        .claim(LookupCredentialModel.of(BadgeKind.BADGE, stored))
                || !user.credentialManager().removeStoredCredentialById(badge.id())) {
            throw NotStored.conflict("another request is changing this badge; try again");
        }
        BadgeSessions.endOnceCommitted(
                session, user.getId(), TerminationCause.ofRemovedBadge(session, realm, badge.id()));
    }

    /**
     * Gives a badge of the user another label, another end, or both.
     *
     * @param id of its credential
     * @param label empty keeps the present one
     * @param validUntil null keeps the present one; empty when it stays good
     * @param belowPower the bound of a shift lead who sets another end
     * @return empty when the user has no such badge
     * @throws NotStored 409 when the user has another badge with this label
     */
    public Optional<Assignment.Given> keep(
            UserModel user,
            String id,
            Optional<BadgeLabel> label,
            Optional<Instant> validUntil,
            OptionalInt belowPower) {
        return new HeldStrings(user, BadgeKind.BADGE).keep(id, text(label), validUntil, belowPower);
    }

    /** The claims that it takes to give this badge; a caller with many of them can take them in one go. */
    public Stream<String> claims(UserModel user, LoginString loginString) {
        Assignment assignment = assignment(user);
        return Stream.concat(
                assignment.claims(assignment.fingerprints(loginString)), Stream.of(BadgesPerUser.claim(user)));
    }

    /** Looks many badges up in one go, before they are given. Take their {@linkplain #claims claims} first. */
    public void lookUp(Collection<LoginString> many) {
        Assignment assignment = assignment(null);
        assignment.lookUp(many.stream().map(assignment::fingerprints).toList());
    }

    private Assignment assignment(UserModel user) {
        return new Assignment(session, realm, user, BadgeKind.BADGE);
    }

    private static String text(Optional<BadgeLabel> label) {
        return label.map(BadgeLabel::text).orElse(null);
    }
}
