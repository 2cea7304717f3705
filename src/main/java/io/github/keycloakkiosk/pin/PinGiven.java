package io.github.keycloakkiosk.pin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The time at which a user last gave their PIN, at a whitelisted address. All nodes share it, but it expires; an unknown time
 * counts as never. The time belongs to the PIN and not only to the user, so a new PIN has not been given yet.
 */
final class PinGiven {

    private static final String AT = "at";

    private final KeycloakSession session;
    private final Optional<String> key;

    PinGiven(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.key = user.credentialManager()
                .getStoredCredentialsByTypeStream(PinCredentialModel.TYPE)
                .findFirst()
                .map(CredentialModel::getId)
                .map(pin -> "kiosk:pin-given:" + realm.getId() + ":" + user.getId() + ":" + pin);
    }

    void remember() {
        key.ifPresent(given -> session.singleUseObjects()
                .put(given, PinDue.LONGEST.toSeconds(), Map.of(AT, Long.toString(Time.currentTimeMillis()))));
    }

    /** Empty for a user without a PIN, and when the time is unknown. */
    Optional<Instant> at() {
        return key.map(session.singleUseObjects()::get)
                .map(notes -> notes.get(AT))
                .map(Long::valueOf)
                .map(Instant::ofEpochMilli);
    }
}
