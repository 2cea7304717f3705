package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.settings.CredentialKey;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialInputValidator;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps badges and finds their owners. Whoever asks whose a badge is hears "nobody's" off the whitelist. */
public final class BadgeCredentialProvider
        implements CredentialProvider<BadgeCredentialModel>, CredentialInputValidator {

    private static final Pattern CREDENTIAL_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final KeycloakSession session;
    private final BadgeStore store;

    BadgeCredentialProvider(KeycloakSession session) {
        this.session = session;
        this.store = new BadgeStore(session);
    }

    static BadgeCredentialProvider of(KeycloakSession session) {
        return (BadgeCredentialProvider)
                session.getProvider(CredentialProvider.class, BadgeCredentialProviderFactory.ID);
    }

    @Override
    public String getType() {
        return BadgeCredentialModel.TYPE;
    }

    @Override
    public BadgeCredentialModel getCredentialFromModel(CredentialModel model) {
        return BadgeCredentialModel.of(model);
    }

    /** The user whose badge this is: nobody off the whitelist, outside of a request, and without usable settings. */
    public Optional<UserModel> owner(RealmModel realm, LoginString loginString) {
        KioskSettings settings = KioskSettings.of(session, realm);
        if (settings.key().isEmpty() || !ClientAddressCheck.isAllowed(session, realm)) {
            return Optional.empty();
        }
        CredentialKey key = settings.key().get();
        List<BadgeStore.Owned> found = store.find(realm, BadgeFingerprint.of(key, settings.namespace(), loginString));
        return found.size() == 1 && key.id().equals(found.get(0).keyId())
                ? Optional.ofNullable(
                        session.users().getUserById(realm, found.get(0).userId()))
                : Optional.empty();
    }

    /**
     * Gives the user this badge; once more is no error, so that tools that put a user twice work.
     *
     * @throws NotStored 400 when it is no login string, 409 when the badge is another user's, or the user has a badge of
     *     that label
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, BadgeCredentialModel model) {
        BadgeCredentialModel badge = model.isStoredForm() ? validStoredForm(model) : fingerprinted(realm, model);
        BadgeFingerprint fingerprint = new BadgeFingerprint(badge.getId());
        if (!store.claim(fingerprint)) {
            throw alreadyAssigned();
        }
        List<BadgeStore.Owned> owned = store.find(realm, fingerprint);
        if (owned.stream().anyMatch(other -> !other.userId().equals(user.getId()))) {
            throw alreadyAssigned();
        }
        badge.setUserLabel(model.getUserLabel());
        badge.setCreatedDate(Optional.ofNullable(model.getCreatedDate()).orElseGet(Time::currentTimeMillis));
        try {
            return owned.isEmpty() ? created(user, badge) : relabelled(user, badge);
        } catch (ModelDuplicateException duplicate) {
            throw CredentialModel.USER_LABEL.equals(duplicate.getDuplicateFieldName())
                    ? NotStored.conflict("the user has another badge with this label")
                    : alreadyAssigned();
        }
    }

    private CredentialModel created(UserModel user, BadgeCredentialModel badge) {
        CredentialModel created = user.credentialManager().createStoredCredential(badge);
        store.flush();
        return created;
    }

    private BadgeCredentialModel fingerprinted(RealmModel realm, BadgeCredentialModel model) {
        KioskSettings settings = KioskSettings.of(session, realm);
        CredentialKey key = settings.key()
                .orElseThrow(() -> NotStored.invalid(
                        "No badge can be stored: " + settings.problem().orElse("the realm has no secret key")));
        LoginString loginString = model.loginString()
                .orElseThrow(
                        () -> NotStored.invalid("A badge's login string has 1 to 512 characters that are not blank"));
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
        return NotStored.conflict("badge already assigned");
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public boolean supportsCredentialType(String credentialType) {
        return getType().equals(credentialType);
    }

    @Override
    public boolean isConfiguredFor(RealmModel realm, UserModel user, String credentialType) {
        return supportsCredentialType(credentialType)
                && user.credentialManager()
                        .getStoredCredentialsByTypeStream(credentialType)
                        .findAny()
                        .isPresent();
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        return supportsCredentialType(input.getType())
                && LoginString.of(input.getChallengeResponse())
                        .flatMap(loginString -> owner(realm, loginString))
                        .filter(user::equals)
                        .isPresent();
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.PASSWORDLESS)
                .displayName("kiosk-badge-display-name")
                .helpText("kiosk-badge-help-text")
                .removeable(true)
                .build(session);
    }
}
