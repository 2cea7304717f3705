package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.guessing.AttemptLimit;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.login.Guess;
import io.github.keycloakkiosk.login.StoredCredentialProvider;
import io.github.keycloakkiosk.settings.CredentialKey;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps badges and finds their owners. Whoever asks whose a badge is hears "nobody's" off the whitelist. */
public final class BadgeCredentialProvider extends StoredCredentialProvider<BadgeCredentialModel> {

    static final String ALREADY_ASSIGNED = "badge already assigned";
    static final String LABEL_TAKEN = "the user has another badge with this label";

    private static final Pattern CREDENTIAL_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** More badges than anybody has, fewer than somebody needs who tries which numbers are one. */
    private static final AttemptLimit ENROLMENTS = new AttemptLimit(10, 300);

    private final BadgeStore store;

    BadgeCredentialProvider(KeycloakSession session) {
        super(session, BadgeCredentialModel.TYPE);
        this.store = new BadgeStore(session);
    }

    static BadgeCredentialProvider of(KeycloakSession session) {
        return (BadgeCredentialProvider)
                session.getProvider(CredentialProvider.class, BadgeCredentialProviderFactory.ID);
    }

    @Override
    public BadgeCredentialModel getCredentialFromModel(CredentialModel model) {
        return BadgeCredentialModel.of(model);
    }

    /**
     * The user whose badge this is: nobody off the whitelist, outside of a request, without usable settings, and after too many
     * guesses. A call is a {@link Guess}; the caller says when it was {@linkplain Guess#right right}.
     */
    public Optional<UserModel> owner(RealmModel realm, LoginString loginString) {
        KioskSettings settings = KioskSettings.of(session, realm);
        Optional<Guess> guess = Guess.atAny(session, realm);
        if (settings.key().isEmpty() || guess.filter(Guess::isAdmitted).isEmpty()) {
            return Optional.empty();
        }
        CredentialKey key = settings.key().get();
        List<BadgeStore.Owned> found = store.find(realm, BadgeFingerprint.of(key, settings.namespace(), loginString));
        if (found.size() != 1 || !found.get(0).badge().keyId().equals(Optional.of(key.id()))) {
            return Optional.empty();
        }
        BadgeStore.Owned hit = found.get(0);
        used(realm, hit.userId(), hit.badge());
        return Optional.ofNullable(session.users().getUserById(realm, hit.userId()));
    }

    /**
     * Gives the user this badge; once more is no error, so that tools that put a user twice work.
     *
     * @throws NotStored 400 when it is no login string, 409 when the badge is another user's, or the user has a badge of
     *     that label
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, BadgeCredentialModel model) {
        BadgeCredentialModel badge = model.isStoredForm() ? validStoredForm(model) : read(realm, model);
        return assign(realm, user, badge, model.getUserLabel(), model.getCreatedDate());
    }

    /**
     * Gives the user the badge that they tapped, under this label, or under one that is free when there is none.
     *
     * @throws NotStored {@link #ALREADY_ASSIGNED}, {@link #LABEL_TAKEN}, or another reason that is not the user's fault
     */
    CredentialModel enrol(RealmModel realm, UserModel user, LoginString loginString, Optional<BadgeLabel> label) {
        List<CredentialModel> badges = user.credentialManager()
                .getStoredCredentialsByTypeStream(getType())
                .toList();
        BadgeCredentialModel badge = fingerprinted(realm, loginString);
        // Before anybody else's badges are looked at: what could not be stored anyway must not tell whether it is one.
        if (badges.stream()
                .filter(known -> !known.getId().equals(badge.getId()))
                .anyMatch(known -> label.map(BadgeLabel::text)
                        .filter(text -> text.equals(known.getUserLabel()))
                        .isPresent())) {
            throw NotStored.conflict(LABEL_TAKEN);
        }
        boolean theirs = badges.stream().anyMatch(known -> known.getId().equals(badge.getId()));
        Optional<BadgeLabel> kept = label.or(() -> theirs
                ? Optional.empty()
                : Optional.of(BadgeLabel.firstFree(
                        badges.stream().map(CredentialModel::getUserLabel).toList())));
        if (!theirs
                && !new Attempts(session, realm, "enrolment:" + user.getId(), ENROLMENTS)
                        .take()
                        .admitted()) {
            throw NotStored.conflict("the user has tried to enrol too many badges; again in a few minutes");
        }
        return assign(realm, user, badge, kept.map(BadgeLabel::text).orElse(null), null);
    }

    private CredentialModel assign(
            RealmModel realm, UserModel user, BadgeCredentialModel badge, String label, Long createdDate) {
        BadgeFingerprint fingerprint = new BadgeFingerprint(badge.getId());
        if (!store.claim(fingerprint)) {
            throw alreadyAssigned();
        }
        List<BadgeStore.Owned> owned = store.find(realm, fingerprint);
        if (owned.stream().anyMatch(other -> !other.userId().equals(user.getId()))) {
            throw alreadyAssigned();
        }
        badge.setUserLabel(label);
        badge.setCreatedDate(createdDate == null ? Long.valueOf(Time.currentTimeMillis()) : createdDate);
        try {
            return owned.isEmpty() ? created(user, badge) : relabelled(user, badge);
        } catch (ModelDuplicateException duplicate) {
            throw CredentialModel.USER_LABEL.equals(duplicate.getDuplicateFieldName())
                    ? NotStored.conflict(LABEL_TAKEN)
                    : alreadyAssigned();
        }
    }

    private CredentialModel created(UserModel user, BadgeCredentialModel badge) {
        CredentialModel created = user.credentialManager().createStoredCredential(badge);
        store.flush();
        return created;
    }

    private BadgeCredentialModel read(RealmModel realm, BadgeCredentialModel model) {
        LoginString loginString = model.loginString()
                .orElseThrow(
                        () -> NotStored.invalid("A badge's login string has 1 to 512 characters that are not blank"));
        return fingerprinted(realm, loginString);
    }

    private BadgeCredentialModel fingerprinted(RealmModel realm, LoginString loginString) {
        KioskSettings settings = KioskSettings.of(session, realm);
        CredentialKey key = settings.key()
                .orElseThrow(() -> NotStored.invalid(
                        "No badge can be stored: " + settings.problem().orElse("the realm has no secret key")));
        return BadgeCredentialModel.stored(key.id(), BadgeFingerprint.of(key, settings.namespace(), loginString));
    }

    private static BadgeCredentialModel validStoredForm(BadgeCredentialModel model) {
        if (model.getId() == null || !CREDENTIAL_ID.matcher(model.getId()).matches()) {
            throw NotStored.invalid("An exported badge needs the id that it was exported with");
        }
        model.setSecretData("{}");
        return model;
    }

    private static CredentialModel relabelled(UserModel user, BadgeCredentialModel badge) {
        CredentialModel stored = user.credentialManager().getStoredCredentialById(badge.getId());
        String label = badge.getUserLabel();
        if (stored != null && label != null && !label.equals(stored.getUserLabel())) {
            stored.setUserLabel(label);
            user.credentialManager().updateStoredCredential(stored);
        }
        return stored;
    }

    private static NotStored alreadyAssigned() {
        return NotStored.conflict(ALREADY_ASSIGNED);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        boolean right = supportsCredentialType(input.getType())
                && LoginString.of(input.getChallengeResponse())
                        .flatMap(loginString -> owner(realm, loginString))
                        .filter(user::equals)
                        .isPresent();
        if (right) {
            Guess.latest(session).ifPresent(Guess::right);
        }
        return right;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("kiosk-badge-display-name")
                .helpText("kiosk-badge-help-text")
                .createAction(EnrolBadge.ID)
                .removeable(true)
                .build(session);
    }
}
