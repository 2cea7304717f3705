package io.github.keycloakkiosk.settings;

import jakarta.ws.rs.core.Response;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.ErrorResponseException;

/**
 * What an admin asked for cannot be stored. The admin API answers with the reason, whatever resource it came through; and
 * the log of an import shows it, which an {@link ErrorResponse} alone would call "HTTP 500 Internal Server Error".
 */
public final class NotStored extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private NotStored(String reason, Response.Status status) {
        super(ErrorResponse.error(reason, status).getResponse());
        this.reason = reason;
    }

    /** 400: the value is not one that can be stored. */
    public static NotStored invalid(String reason) {
        return new NotStored(reason, Response.Status.BAD_REQUEST);
    }

    /** 409: something that is stored already stands against it. */
    public static NotStored conflict(String reason) {
        return new NotStored(reason, Response.Status.CONFLICT);
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
