package io.github.keycloakkiosk.door;

/** Registers {@link ConfinementEventListener}. */
public final class ConfinementEventListenerFactory extends GlobalEventListenerFactory {

    public ConfinementEventListenerFactory() {
        super("kiosk-confinement", ConfinementEventListener::new);
    }
}
