package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.settings.KioskSettings;
import io.github.keycloakkiosk.settings.PinRules;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks whether a user's PIN has expired. */
final class PinExpiry {

    private PinExpiry() {}

    /** False when the user has no PIN. */
    static boolean hasExpired(KeycloakSession session, RealmModel realm, UserModel user) {
        PinRules rules = KioskSettings.of(session, realm).pinRules();
        return PinStore.find(user)
                .filter(pin -> rules.isExpired(pin.getCreatedDate(), Time.currentTimeMillis()))
                .isPresent();
    }
}
