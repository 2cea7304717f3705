package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.settings.CredentialKey;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.core.Response;
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
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;

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
     * @throws org.keycloak.services.ErrorResponseException 400 when it is no login string, 409 when the badge is
     *     another user's
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, BadgeCredentialModel model) {
        BadgeCredentialModel badge = model.keyId().isPresent() ? validStoredForm(model) : fingerprinted(realm, model);
        BadgeFingerprint fingerprint = new BadgeFingerprint(badge.getId());
        if (!store.claim(fingerprint)) {
            throw alreadyAssigned();
        }
        List<BadgeStore.Owned> owned = store.find(realm, fingerprint);
        if (owned.stream().anyMatch(other -> !other.userId().equals(user.getId()))) {
            throw alreadyAssigned();
        }
        if (!owned.isEmpty()) {
            return relabelled(user, badge.getId(), model.getUserLabel());
        }
        badge.setUserLabel(model.getUserLabel());
        badge.setCreatedDate(Optional.ofNullable(model.getCreatedDate()).orElseGet(Time::currentTimeMillis));
        CredentialModel created = user.credentialManager().createStoredCredential(badge);
        if (!store.flush()) {
            throw alreadyAssigned();
        }
        return created;
    }

    private BadgeCredentialModel fingerprinted(RealmModel realm, BadgeCredentialModel model) {
        KioskSettings settings = KioskSettings.of(session, realm);
        CredentialKey key = settings.key()
                .orElseThrow(() ->
                        refused("No badge can be stored: " + settings.problem().orElse("the realm has no secret key")));
        LoginString loginString = model.loginString()
                .orElseThrow(() -> refused("A badge's login string has 1 to 512 characters that are not blank"));
        return BadgeCredentialModel.stored(key.id(), BadgeFingerprint.of(key, settings.namespace(), loginString));
    }

    private static BadgeCredentialModel validStoredForm(BadgeCredentialModel model) {
        if (model.getId() == null || !CREDENTIAL_ID.matcher(model.getId()).matches()) {
            throw refused("An exported badge needs the id that it was exported with");
        }
        return model;
    }

    private static CredentialModel relabelled(UserModel user, String id, String label) {
        CredentialModel stored = user.credentialManager().getStoredCredentialById(id);
        if (label != null && !label.equals(stored.getUserLabel())) {
            stored.setUserLabel(label);
            user.credentialManager().updateStoredCredential(stored);
        }
        return stored;
    }

    private static RuntimeException alreadyAssigned() {
        return ErrorResponse.exists("badge already assigned");
    }

    private static RuntimeException refused(String reason) {
        return ErrorResponse.error(reason, Response.Status.BAD_REQUEST);
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
