package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.door.GlobalEventListenerFactory;

/** Registers {@link RevokedBadgeEventListener}. */
public final class RevokedBadgeEventListenerFactory extends GlobalEventListenerFactory {

    public RevokedBadgeEventListenerFactory() {
        super("kiosk-revoked-badges", RevokedBadgeEventListener::new);
    }
}
