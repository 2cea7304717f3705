package io.github.keycloakkiosk.pin;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Puts an admin's PIN in place of the one that a user has, unless it is the same. Which of both is found out last, when the rest
 * of the request has held: an admin who could tell by a request that changes nothing, since something else in it fails, could
 * try every PIN.
 */
final class ReplacedPin extends AbstractKeycloakTransaction {

    private final PinStore store;
    private final Pin pin;
    private final PinCredentialModel made;
    private final String label;
    private final Long createdDate;

    /** @param made the PIN as it is to be stored: made in advance, so that the same PIN costs the same work as another */
    ReplacedPin(PinStore store, Pin pin, PinCredentialModel made, String label, Long createdDate) {
        this.store = store;
        this.pin = pin;
        this.made = made;
        this.label = label;
        this.createdDate = createdDate;
    }

    @Override
    protected void commitImpl() {
        if (store.isAmongLatest(1, pin)) {
            store.relabel(label);
        } else {
            store.replace(made, label, createdDate);
        }
    }

    @Override
    protected void rollbackImpl() {}
}
