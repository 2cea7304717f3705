package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginErrors;
import jakarta.ws.rs.ForbiddenException;

/** A login by PIN or badge ended at an address where PINs and badges are not allowed. */
public final class LoginEndedElsewhere extends ForbiddenException {

    private static final long serialVersionUID = 1L;

    LoginEndedElsewhere() {
        super(LoginErrors.IP_NOT_WHITELISTED);
    }
}
