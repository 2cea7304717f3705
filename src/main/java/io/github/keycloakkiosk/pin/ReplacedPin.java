package io.github.keycloakkiosk.pin;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Replaces a user's PIN by an admin's PIN, unless both are the same. The comparison runs last, when the rest of the request has
 * succeeded. Else an admin could send requests that fail on purpose, see the result, and so try every PIN without a change.
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
            store.relabel(label);
        } else {
            store.replace(made, label, createdDate);
        }
    }

    @Override
    protected void rollbackImpl() {}
}
