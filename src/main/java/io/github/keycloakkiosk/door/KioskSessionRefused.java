package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginErrors;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.Response;

/** The request is undone, since its session is confined. */
public final class KioskSessionRefused extends ForbiddenException {

    private static final long serialVersionUID = 1L;

    /** @param answer with status 403 */
    KioskSessionRefused(Response answer) {
        super(LoginErrors.KIOSK_SESSION, answer);
    }
}
