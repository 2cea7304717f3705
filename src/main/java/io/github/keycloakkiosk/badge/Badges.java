package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.ending.TerminationCause;
import io.github.keycloakkiosk.lookup.Assignment;
import io.github.keycloakkiosk.lookup.Fingerprints;
import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import io.github.keycloakkiosk.lookup.LookupStore;
import io.github.keycloakkiosk.lookup.ReadText;
import io.github.keycloakkiosk.lookup.Terms;
import io.github.keycloakkiosk.settings.NotStored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
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
     * Gives the user this badge. To give it again is no error; it then gets this label and this end.
     *
     * @param label empty keeps the label that it has
     * @param validUntil when the badge stops to be good; empty when it stays good
     * @throws NotStored 409 when another user has it, or when this user has that label already or as many as allowed
     */
    public CredentialModel give(
            UserModel user, LoginString loginString, Optional<BadgeLabel> label, Optional<Instant> validUntil) {
        return give(user, loginString, label, new Terms(validUntil, OptionalInt.empty()));
    }

    /** As {@link #give(UserModel, LoginString, Optional, Optional)}, on these terms. */
    public CredentialModel give(UserModel user, LoginString loginString, Optional<BadgeLabel> label, Terms terms) {
        Assignment assignment = new Assignment(session, realm, user, BadgeKind.BADGE);
        return assignment.give(
                assignment.fingerprints(loginString),
                label.map(BadgeLabel::text).orElse(null),
                Optional.of(terms));
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

    /** Takes the badge from the user in this transaction. When it has committed, the sessions in which it was used end. */
    public void remove(UserModel user, Badge badge) {
        user.credentialManager().removeStoredCredentialById(badge.id());
        BadgeSessions.endOnceCommitted(
                session, user.getId(), TerminationCause.ofRemovedBadge(session, realm, badge.id()));
    }

    /**
     * Gives a badge of the user another label, another end, or both.
     *
     * @param label empty keeps the present one
     * @throws NotStored 409 when the user has another badge with this label
     */
    public Badge change(UserModel user, Badge badge, Optional<BadgeLabel> label, Terms terms) {
        LookupCredentialModel model = LookupCredentialModel.of(
                BadgeKind.BADGE, user.credentialManager().getStoredCredentialById(badge.id()));
        label.map(BadgeLabel::text).ifPresent(model::setUserLabel);
        model.setTerms(terms);
        try {
            user.credentialManager().updateStoredCredential(model);
        } catch (ModelDuplicateException taken) {
            throw BadgeRefusal.LABEL_TAKEN.notStored();
        }
        return Badge.of(model);
    }
}
