package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.network.Site;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Gives a user badges. A badge has one owner, under any key of the realm and even when several requests want it at once. */
final class BadgeEnrolment {

    private static final Pattern CREDENTIAL_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Ten in five minutes: enough to enrol one's badges, too few to probe which numbers are badges. */
    private static final AttemptLimit BY_USER = new AttemptLimit(10, 300);

    /** And too few for somebody who opens several accounts to probe. */
    private static final AttemptLimit BY_SITE = new AttemptLimit(60, 300);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final BadgeStore store;
    private final BadgesPerUser badgesPerUser;

    BadgeEnrolment(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.store = new BadgeStore(session);
        this.badgesPerUser = new BadgesPerUser(session, realm, user);
    }

    /**
     * Gives the user a badge from realm JSON or the admin API: with its login string, or in its stored form.
     *
     * @throws NotStored as {@link BadgeCredentialProvider#createCredential} says
     */
    CredentialModel give(BadgeCredentialModel model) {
        BadgeFingerprints fingerprints =
                model.isStoredForm() ? BadgeFingerprints.alone(stored(model)) : fingerprints(loginString(model));
        BadgeCredentialModel badge = model.isStoredForm() ? model : BadgeCredentialModel.stored(fingerprints.current());
        return assign(badge, fingerprints, model.getUserLabel(), model.getCreatedDate());
    }

    /**
     * Gives the user the tapped badge. Without a label it gets a free one.
     *
     * @throws NotStored a {@link BadgeRefusal}, or another reason that is not the user's fault
     */
    CredentialModel enrol(LoginString loginString, Optional<BadgeLabel> label) {
        List<CredentialModel> badges = user.credentialManager()
                .getStoredCredentialsByTypeStream(BadgeCredentialModel.TYPE)
                .toList();
        BadgeFingerprints fingerprints = fingerprints(loginString);
        // Before the badges of others are looked at: a request that fails anyway must not tell whether the number is a
        // badge.
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
        BadgeCredentialModel badge = BadgeCredentialModel.stored(fingerprints.current());
        return assign(badge, fingerprints, kept.map(BadgeLabel::text).orElse(null), null);
    }

    private boolean isAdmitted(String subject, AttemptLimit limit) {
        return new Attempts(session, realm, subject, limit).take().admitted();
    }

    /** The caller's site. Every address may enrol, since the password protects the enrolment. */
    private Site site() {
        return KioskSettings.of(session, realm).judgeCurrentRequest().site();
    }

    private CredentialModel assign(
            BadgeCredentialModel badge, BadgeFingerprints fingerprints, String label, Long createdDate) {
        if (!store.claim(fingerprints)) {
            throw BadgeRefusal.ALREADY_ASSIGNED.notStored();
        }
        List<BadgeStore.Owned> owned = store.find(realm, fingerprints);
        if (owned.stream().anyMatch(other -> !other.userId().equals(user.getId()))) {
            throw BadgeRefusal.ALREADY_ASSIGNED.notStored();
        }
        if (owned.isEmpty()) {
            badgesPerUser.makeRoom();
        }
        badge.setUserLabel(label);
        badge.setCreatedDate(createdDate == null ? Long.valueOf(Time.currentTimeMillis()) : createdDate);
        try {
            // A badge under an earlier key stays there until its next use.
            return owned.isEmpty()
                    ? created(badge)
                    : relabelled(owned.get(0).badge().getId(), label);
        } catch (ModelDuplicateException duplicate) {
            throw CredentialModel.USER_LABEL.equals(duplicate.getDuplicateFieldName())
                    ? BadgeRefusal.LABEL_TAKEN.notStored()
                    : BadgeRefusal.ALREADY_ASSIGNED.notStored();
        }
    }

    private CredentialModel created(BadgeCredentialModel badge) {
        CredentialModel created = user.credentialManager().createStoredCredential(badge);
        store.flush();
        return created;
    }

    private CredentialModel relabelled(String id, String label) {
        CredentialModel stored = user.credentialManager().getStoredCredentialById(id);
        if (stored != null && label != null && !label.equals(stored.getUserLabel())) {
            stored.setUserLabel(label);
            user.credentialManager().updateStoredCredential(stored);
        }
        return stored;
    }

    private BadgeFingerprints fingerprints(LoginString loginString) {
        KioskSettings settings = KioskSettings.of(session, realm);
        KeyRing keys = settings.keys()
                .orElseThrow(() -> NotStored.invalid(
                        "No badge can be stored: " + settings.problem().orElse("the realm has no secret key")));
        return BadgeFingerprints.of(keys, settings.namespace(), loginString);
    }

    private static LoginString loginString(BadgeCredentialModel model) {
        return model.loginString()
                .orElseThrow(
                        () -> NotStored.invalid("A badge's login string has 1 to 512 characters that are not blank"));
    }

    private static BadgeFingerprint stored(BadgeCredentialModel model) {
        if (model.getId() == null || !CREDENTIAL_ID.matcher(model.getId()).matches()) {
            throw NotStored.invalid("An exported badge needs the id that it was exported with");
        }
        model.setSecretData("{}");
        return new BadgeFingerprint(model.getId(), model.keyId().orElseThrow());
    }
}
