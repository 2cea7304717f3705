package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.credential.Guess;
import io.github.keycloakkiosk.guessing.Attempts;
import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import io.github.keycloakkiosk.settings.PinLength;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;

/** The PINs of a realm, for those who give them out, also many at once. Who may do what is decided by the caller. */
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
        // Also where it is the PIN that the user has: whoever gave it knows it now, and must not keep it beyond the
        // bound.
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
        return Guess.attempts(session, realm, KioskSettings.of(session, realm).guessLimits(), user);
    }

    /**
     * A PIN that is hashed and compared already.
     *
     * @param made the new PIN in its stored form, without the PINs before it
     * @param before the PIN that it was compared with; null without one
     * @param same whether both are the same PIN
     */
    public record Prepared(PinCredentialModel made, PinCredentialModel before, boolean same) {

        @Override
        public String toString() {
            return "Prepared[redacted]";
        }
    }

    /** The user's PIN; empty without one. */
    public static Optional<PinCredentialModel> of(UserModel user) {
        return PinStore.find(user);
    }

    /** Whether an admin may give it, by the realm's settings. As everywhere, an admin's PIN may be one that is easy to guess. */
    public boolean isAllowed(Pin pin) {
        return pin.isOf(KioskSettings.of(session, realm).pinRules().length());
    }

    /**
     * The work that {@link #give} needs, to be done in any thread. It hashes the PIN also when the user has it: so the time that it
     * takes does not tell whether it is the user's.
     *
     * @param before the user's PIN; null without one
     * @throws NotStored 400 when the realm has no key
     */
    public Callable<Prepared> preparation(Pin pin, PinCredentialModel before) {
        KioskSettings settings = KioskSettings.of(session, realm);
        PinHash pinHash = new PinHash(session);
        Callable<HashedPin> hashing = pinHash.hashing(realm, PinStore.key(settings), pin);
        Callable<Boolean> comparison = Optional.ofNullable(before)
                .flatMap(PinCredentialModel::hashed)
                .map(hash -> pinHash.verification(realm, settings.keys().orElseThrow(), pin, hash))
                .orElse(() -> false);
        return () -> new Prepared(PinCredentialModel.stored(hashing.call(), List.of()), before, comparison.call());
    }

    /** The claim that it takes to give the user a PIN. */
    public static String claim(UserModel user) {
        return PinStore.claim(user);
    }

    /**
     * Gives the user this PIN in place of any other. The same PIN once more changes nothing.
     *
     * @return whether it changed anything
     * @throws NotStored 409 when another request is giving the user a PIN, or has given one since the preparation
     */
    public boolean give(UserModel user, Prepared pin) {
        PinStore store = new PinStore(session, realm, user);
        store.claim();
        Optional<PinCredentialModel> now = PinStore.find(user);
        if (pin.before() == null
                ? now.isPresent()
                : now.filter(present -> present.isSameAs(pin.before())).isEmpty()) {
            throw NotStored.conflict("another request has given this user a PIN; try again");
        }
        if (pin.same()) {
            store.keep(null);
        } else {
            store.replace(store.withHistory(pin.made().hashed().orElseThrow()), null, null);
        }
        return !pin.same();
    }
}
