package io.github.keycloakkiosk.door;

import io.github.keycloakkiosk.login.LoginErrors;
import jakarta.ws.rs.ForbiddenException;

/** A login by badge came to its end when the badge was revoked. */
public final class BadgeRevoked extends ForbiddenException {

    private static final long serialVersionUID = 1L;

    public BadgeRevoked() {
        super(LoginErrors.BADGE_REVOKED);
    }
}
