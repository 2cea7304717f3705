package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginErrors;
import jakarta.ws.rs.ForbiddenException;

/** What a request has done is undone, since its session is confined. */
public final class KioskSessionRefused extends ForbiddenException {

    private static final long serialVersionUID = 1L;

    KioskSessionRefused() {
        super(LoginErrors.KIOSK_SESSION);
    }
}
