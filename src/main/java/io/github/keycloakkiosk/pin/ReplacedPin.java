package io.github.keycloakkiosk.pin;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Puts an admin's PIN in place of the user's PIN, unless both are the same. The two are compared last, after the rest of the
 * request has succeeded. Otherwise an admin could send requests that fail for another reason, and learn from the answers whether
 * a PIN is the user's.
 */
final class ReplacedPin extends AbstractKeycloakTransaction {

    private final PinStore store;
    private final Pin pin;
    private final PinCredentialModel made;
    private final String label;
    private final Long createdDate;

    /** @param made the new PIN in stored form; made in advance, so that the same PIN costs as much work as another */
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
            store.keep(label);
        } else {
            store.replace(made, label, createdDate);
        }
    }

    @Override
    protected void rollbackImpl() {}
}
