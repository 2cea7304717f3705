package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.credential.AfterLogin;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Moves a PIN from an earlier key to the realm's secret key, while its digits are known from a right login. */
final class PinRekeying extends AfterLogin {

    private final PinCredentialModel right;
    private final Pin pin;

    PinRekeying(KeycloakSession session, RealmModel realm, String userId, PinCredentialModel right, Pin pin) {
        super(session, realm, userId);
        this.right = right;
        this.pin = pin;
    }

    @Override
    protected void write(KeycloakSession own, RealmModel realm, UserModel user) {
        new PinStore(own, realm, user).rekey(right, pin);
    }

    @Override
    protected String undone() {
        return "PIN " + right.getId() + " stays under an earlier key";
    }
}
