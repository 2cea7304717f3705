package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.settings.CredentialKey;
import io.github.keycloakkiosk.settings.KioskSettings;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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

/** Keeps and checks PINs. Whoever asks whether a PIN is right gets "no" unless the request is from the whitelist. */
public final class PinCredentialProvider implements CredentialProvider<PinCredentialModel>, CredentialInputValidator {

    private final KeycloakSession session;
    private final PinHash pinHash;

    PinCredentialProvider(KeycloakSession session) {
        this.session = session;
        this.pinHash = new PinHash(session);
    }

    @Override
    public String getType() {
        return PinCredentialModel.TYPE;
    }

    @Override
    public PinCredentialModel getCredentialFromModel(CredentialModel model) {
        return PinCredentialModel.of(model);
    }

    /**
     * Gives the user this PIN in place of any other.
     *
     * @throws org.keycloak.services.ErrorResponseException 400 when it is no PIN by the realm's settings
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, PinCredentialModel model) {
        PinCredentialModel stored = model.isStoredForm() ? model : hashed(realm, model);
        stored.setUserLabel(model.getUserLabel());
        stored.setCreatedDate(Optional.ofNullable(model.getCreatedDate()).orElseGet(Time::currentTimeMillis));
        user.credentialManager()
                .getStoredCredentialsByTypeStream(getType())
                .toList()
                .forEach(old -> deleteCredential(realm, user, old.getId()));
        return user.credentialManager().createStoredCredential(stored);
    }

    private PinCredentialModel hashed(RealmModel realm, PinCredentialModel model) {
        KioskSettings settings = KioskSettings.of(session, realm);
        CredentialKey key = settings.key()
                .orElseThrow(() ->
                        refused("No PIN can be stored: " + settings.problem().orElse("the realm has no secret key")));
        KioskSettings.PinLength length = settings.pinLength();
        Pin pin = model.typed()
                .filter(typed -> typed.length() >= length.least() && typed.length() <= length.most())
                .orElseThrow(() ->
                        refused("A PIN has " + length.least() + " to " + length.most() + " digits and nothing else"));
        return PinCredentialModel.stored(key.id(), pinHash.hash(realm, key, pin));
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
        return supportsCredentialType(credentialType) && find(user).isPresent();
    }

    /** False off the whitelist, outside of a request, and without usable settings, whatever the PIN. */
    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        if (!supportsCredentialType(input.getType()) || !ClientAddressCheck.isAllowed(session, realm)) {
            return false;
        }
        Optional<CredentialKey> key = KioskSettings.of(session, realm).key();
        Optional<Pin> pin = Pin.of(input.getChallengeResponse());
        Optional<PinCredentialModel> stored =
                find(user).filter(found -> key.map(CredentialKey::id).equals(found.keyId()));
        if (key.isEmpty() || pin.isEmpty() || stored.isEmpty()) {
            pinHash.pretend(realm);
            return false;
        }
        return stored.get()
                .hash()
                .filter(hash -> pinHash.verify(key.get(), pin.get(), hash))
                .isPresent();
    }

    private Optional<PinCredentialModel> find(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(getType())
                .findFirst()
                .map(PinCredentialModel::of);
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.BASIC_AUTHENTICATION)
                .displayName("kiosk-pin-display-name")
                .helpText("kiosk-pin-help-text")
                .removeable(true)
                .build(session);
    }
}
