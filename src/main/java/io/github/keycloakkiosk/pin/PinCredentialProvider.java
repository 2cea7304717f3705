package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.login.ClientAddressCheck;
import io.github.keycloakkiosk.login.ClusterClaim;
import io.github.keycloakkiosk.settings.CredentialKey;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import io.github.keycloakkiosk.settings.PinLength;
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
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

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
     * @throws NotStored 400 when it is no PIN by the realm's settings, 409 when another request is giving the user one now:
     *     each would replace the old PIN and leave the other's beside its own
     */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, PinCredentialModel model) {
        PinCredentialModel stored = model.isStoredForm() ? model : hashed(realm, model);
        stored.setUserLabel(model.getUserLabel());
        stored.setCreatedDate(Optional.ofNullable(model.getCreatedDate()).orElseGet(Time::currentTimeMillis));
        if (!ClusterClaim.take(session, "kiosk:pin-claim:" + user.getId())) {
            throw NotStored.conflict("another request is giving this user a PIN; try again");
        }
        if (user instanceof CachedUserModel cached) {
            // Loaded before the claim was ours, so perhaps without the PIN that has to go.
            cached.invalidate();
        }
        user.credentialManager()
                .getStoredCredentialsByTypeStream(getType())
                .toList()
                .forEach(old -> deleteCredential(realm, user, old.getId()));
        return user.credentialManager().createStoredCredential(stored);
    }

    private PinCredentialModel hashed(RealmModel realm, PinCredentialModel model) {
        KioskSettings settings = KioskSettings.of(session, realm);
        CredentialKey key = settings.key()
                .orElseThrow(() -> NotStored.invalid(
                        "No PIN can be stored: " + settings.problem().orElse("the realm has no secret key")));
        PinLength length = settings.pinLength();
        Pin pin = model.typed()
                .filter(typed -> typed.length() >= length.least() && typed.length() <= length.most())
                .orElseThrow(() -> NotStored.invalid(
                        "A PIN has " + length.least() + " to " + length.most() + " digits and nothing else"));
        return PinCredentialModel.stored(key.id(), pinHash.hash(realm, key, pin));
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
        Optional<PasswordCredentialModel> hash = find(user)
                .filter(stored -> key.map(CredentialKey::id).equals(stored.keyId()))
                .flatMap(PinCredentialModel::hash);
        if (key.isEmpty() || pin.isEmpty() || hash.isEmpty()) {
            pinHash.pretend(realm);
            return false;
        }
        return pinHash.verify(realm, key.get(), pin.get(), hash.get());
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
