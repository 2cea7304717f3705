package io.github.keycloakkiosk.pin;

import io.github.keycloakkiosk.credential.CredentialNote;
import java.time.Instant;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Writes down with a PIN that it is refused for a while, so that those who are locked out can be listed: Keycloak's store, where
 * guesses are counted, has no list.
 */
final class WaitNote extends CredentialNote {

    private final Instant until;

    private WaitNote(KeycloakSession session, RealmModel realm, String userId, String credentialId, Instant until) {
        super(session, realm, userId, credentialId);
        this.until = until;
    }

    /** Does nothing for a user without a PIN. */
    static void leave(KeycloakSession session, RealmModel realm, UserModel user, Instant until) {
        PinStore.find(user)
                .ifPresent(pin -> session.getTransactionManager()
                        .enlistAfterCompletion(new WaitNote(session, realm, user.getId(), pin.getId(), until)));
    }

    @Override
    protected CredentialModel noted(CredentialModel stored) {
        PinCredentialModel pin = PinCredentialModel.of(stored);
        pin.setRefusedUntil(until);
        return pin;
    }

    @Override
    protected boolean isForRefusedLogins() {
        return true;
    }

    @Override
    protected String undone() {
        return "PIN " + credentialId() + " is refused until " + until + ", which is not written down";
    }
}
