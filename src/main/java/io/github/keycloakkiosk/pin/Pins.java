package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.credential.Guesses;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import io.github.keycloakkiosk.settings.PinLength;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/** The PINs of a realm, for those who give them out. Who may do what is decided by the caller. */
public final class Pins {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Pins(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Gives the user this PIN in place of any other, and forgets wrong guesses.
     *
     * @param belowPower the power of the shift lead who gives it; empty for an admin
     * @throws NotStored 400 when it is no PIN by the realm's settings; 409 when another request is giving the user a PIN now
     */
    public void give(UserModel user, String typed, OptionalInt belowPower) {
        if (belowPower.isEmpty()) {
            CredentialModel model = new CredentialModel();
            model.setType(PinCredentialModel.TYPE);
            model.setSecretData(
                    JsonSerialization.createObjectNode().put("value", typed).toString());
            new PinCredentialProvider(session).createCredential(realm, user, PinCredentialModel.of(model));
            return;
        }
        PinStore store = new PinStore(session, realm, user);
        PinLength length = store.settings().pinRules().length();
        Pin pin = Pin.of(typed).filter(given -> given.isOf(length)).orElseThrow(() -> notOf(length));
        store.claim();
        PinCredentialModel made = store.made(pin);
        made.setBelowPower(belowPower);
        // Also where it is the PIN that the user has: whoever gave it knows it, and must not keep it beyond the bound.
        store.replace(made, null, null);
    }

    static NotStored notOf(PinLength length) {
        return NotStored.invalid("A PIN has " + length.least() + " to " + length.most() + " digits and nothing else");
    }

    /** Whether the realm has the required action in which users choose a PIN. */
    public boolean canBeRequired() {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(SetPinRequiredAction.ID);
        return action != null && action.isEnabled();
    }

    /** Makes the user choose a PIN at the next login, or takes that back. */
    public void require(UserModel user, boolean required) {
        if (required) {
            user.addRequiredAction(SetPinRequiredAction.ID);
        } else {
            user.removeRequiredAction(SetPinRequiredAction.ID);
        }
    }

    public boolean isRequired(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(SetPinRequiredAction.ID::equals);
    }

    public boolean has(UserModel user) {
        return PinStore.find(user).isPresent();
    }

    /** Removes the user's PIN; false when they have none. */
    public boolean remove(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(PinCredentialModel.TYPE).toList().stream()
                .map(pin -> user.credentialManager().removeStoredCredentialById(pin.getId()))
                .reduce(false, Boolean::logicalOr);
    }

    /** Until when the user's PIN is refused after wrong guesses; empty when it is not. */
    public Optional<Instant> refusedUntil(UserModel user) {
        return guesses(user).refusedUntil();
    }

    /** Forgets all wrong guesses at the user's PIN. */
    public void unlock(UserModel user) {
        guesses(user).forget();
    }

    private Attempts guesses(UserModel user) {
        return new Guesses(session, realm).allAtPin(user);
    }

    /** The user's PIN; empty without one. */
    public static Optional<PinCredentialModel> of(UserModel user) {
        return PinStore.find(user);
    }

    /** Whether an admin may give it, by the realm's settings. As everywhere, an admin's PIN may be one that is easy to guess. */
    public boolean isAllowed(Pin pin) {
        return pin.isOf(KioskSettings.of(session, realm).pinRules().length());
    }

    /** The claim that it takes to give the user a PIN. */
    public static String claim(UserModel user) {
        return PinStore.claim(user);
    }
}
