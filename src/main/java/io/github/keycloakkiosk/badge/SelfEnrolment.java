package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.lookup.Assignment;
import io.github.keycloakkiosk.lookup.EndedStrings;
import io.github.keycloakkiosk.lookup.Fingerprints;
import io.github.keycloakkiosk.lookup.Terms;
import io.github.keycloakkiosk.network.Site;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A user gives themselves a badge, by tapping it: limited, so that nobody finds out by tapping which numbers are badges. */
final class SelfEnrolment {

    /** Ten in five minutes: enough to enrol one's badges, too few to probe which numbers are badges. */
    private static final AttemptLimit BY_USER = new AttemptLimit(10, 300);

    /** And too few for somebody who opens several accounts to probe. */
    private static final AttemptLimit BY_SITE = new AttemptLimit(60, 300);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Assignment assignment;
    private final BadgesPerUser badgesPerUser;

    SelfEnrolment(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.assignment = new Assignment(session, realm, user, BadgeKind.BADGE);
        this.badgesPerUser = new BadgesPerUser(session, realm, user);
    }

    /**
     * Gives the user the tapped badge. Without a label it gets a free one.
     *
     * @param belowPower the bound of what proved the user, when a PIN or a badge alone did
     * @throws NotStored a {@link BadgeRefusal}, or another reason that is not the user's fault
     */
    CredentialModel enrol(LoginString loginString, Optional<BadgeLabel> label, OptionalInt belowPower) {
        new EndedStrings(session, realm, BadgeKind.BADGE).removeOf(user);
        List<CredentialModel> badges = user.credentialManager()
                .getStoredCredentialsByTypeStream(BadgeKind.BADGE.type())
                .toList();
        Fingerprints fingerprints = assignment.fingerprints(loginString);
        // Before the badges of others are looked at: a request that fails anyway must not tell whether it is a badge.
        if (badges.stream()
                .filter(known -> !fingerprints.haveId(known.getId()))
                .anyMatch(known -> label.map(BadgeLabel::text)
                        .filter(text -> text.equals(known.getUserLabel()))
                        .isPresent())) {
            throw BadgeRefusal.LABEL_TAKEN.notStored();
        }
        boolean theirs = badges.stream().anyMatch(known -> fingerprints.haveId(known.getId()));
        if (!theirs) {
            badgesPerUser.makeRoom();
        }
        Optional<BadgeLabel> kept = label.or(() -> theirs
                ? Optional.empty()
                : Optional.of(BadgeLabel.firstFree(
                        badges.stream().map(CredentialModel::getUserLabel).toList())));
        if (!theirs
                && !(isAdmitted("enrolment:" + user.getId(), BY_USER)
                        && isAdmitted("enrolment-from:" + site(), BY_SITE))) {
            throw NotStored.conflict("too many badges were tried; again in a few minutes");
        }
        return assignment.give(
                fingerprints,
                kept.map(BadgeLabel::text).orElse(null),
                theirs ? Optional.empty() : Optional.of(new Terms(Optional.empty(), belowPower)));
    }

    private boolean isAdmitted(String subject, AttemptLimit limit) {
        return new Attempts(session, realm, subject, limit).take().admitted();
    }

    /** The caller's site. Every address may enrol, since the password protects the enrolment. */
    private Site site() {
        return KioskSettings.of(session, realm).judgeCurrentRequest().site();
    }
}
