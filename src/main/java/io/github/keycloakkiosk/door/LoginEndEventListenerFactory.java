package io.github.keycloakkiosk.door;

/** Registers {@link LoginEndEventListener}. */
public final class LoginEndEventListenerFactory extends GlobalEventListenerFactory {

    public LoginEndEventListenerFactory() {
        super("kiosk-login-end", LoginEndEventListener::new);
    }
}
