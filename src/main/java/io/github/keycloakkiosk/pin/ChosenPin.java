package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.settings.NotStored;
import io.github.keycloakkiosk.settings.PinRules;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A PIN that a user chooses, by stricter rules than an admin's PIN. */
final class ChosenPin {

    private final UserModel user;
    private final PinStore store;

    ChosenPin(KeycloakSession session, RealmModel realm, UserModel user) {
        this.user = user;
        this.store = new PinStore(session, realm, user);
    }

    /** The reason why the user may not choose this PIN; empty when they may. */
    Optional<PinFlaw> flaw(Pin pin) {
        PinRules rules = store.settings().pinRules();
        if (!pin.isOf(rules.length())) {
            return Optional.of(PinFlaw.LENGTH);
        }
        Optional<PinFlaw> guessable =
                rules.guessable() ? Optional.empty() : GuessablePin.flaw(pin, PinOwner.of(user::getAttributeStream));
        return guessable.isEmpty() && store.isAmongLatest(rules.history(), pin)
                ? Optional.of(PinFlaw.USED_BEFORE)
                : guessable;
    }

    /**
     * Gives the user this PIN. The PIN counts as new, even if the user may choose the same PIN again.
     *
     * @param belowPower the bound of what proved the user, when a PIN or a badge alone did
     * @throws NotStored when the realm has no key, or another request is giving the user a PIN now
     */
    void store(Pin pin, OptionalInt belowPower) {
        store.claim();
        String label = PinStore.find(user).map(PinCredentialModel::getUserLabel).orElse(null);
        PinCredentialModel made = store.made(pin);
        made.setBelowPower(belowPower);
        store.replace(made, label, null);
    }
}
