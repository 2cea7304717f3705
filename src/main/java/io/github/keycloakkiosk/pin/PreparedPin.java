package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.NotStored;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A PIN that is hashed and compared already, before the transaction that gives it.
 *
 * @param made the new PIN in its stored form, without the PINs before it
 * @param before the PIN that it was compared with; null without one
 * @param same whether both are the same PIN
 */
public record PreparedPin(PinCredentialModel made, PinCredentialModel before, boolean same) {

    /**
     * The work of hashing and comparing, to be done in any thread. It hashes the PIN also when the user has it: so the time that it
     * takes does not tell whether it is the user's.
     *
     * @param before the user's PIN; null without one
     * @throws NotStored 400 when the realm has no key
     */
    public static Callable<PreparedPin> preparation(
            KeycloakSession session, RealmModel realm, Pin pin, PinCredentialModel before) {
        KioskSettings settings = KioskSettings.of(session, realm);
        PinHash pinHash = new PinHash(session);
        Callable<HashedPin> hashing = pinHash.hashing(realm, PinStore.key(settings), pin);
        Callable<Boolean> comparison = Optional.ofNullable(before)
                .flatMap(PinCredentialModel::hashed)
                .map(hash -> pinHash.verification(realm, settings.keys().orElseThrow(), pin, hash))
                .orElse(() -> false);
        return () -> new PreparedPin(PinCredentialModel.stored(hashing.call(), List.of()), before, comparison.call());
    }

    /**
     * Gives the user this PIN in place of any other. The same PIN once more changes nothing.
     *
     * @return whether it changed anything
     * @throws NotStored 409 when another request is giving the user a PIN, or has given one since the preparation
     */
    public boolean giveTo(KeycloakSession session, RealmModel realm, UserModel user) {
        PinStore store = new PinStore(session, realm, user);
        store.claim();
        Optional<PinCredentialModel> now = PinStore.find(user);
        if (before == null
                ? now.isPresent()
                : now.filter(present -> present.isSameAs(before)).isEmpty()) {
            throw NotStored.conflict("another request has given this user a PIN; try again");
        }
        if (same) {
            store.keep(null);
        } else {
            store.replace(store.withHistory(made.hashed().orElseThrow()), null, null);
        }
        return !same;
    }

    @Override
    public String toString() {
        return "PreparedPin[redacted]";
    }
}
