package io.github.keycloakkiosk.settings;

import jakarta.ws.rs.core.Response;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.ErrorResponseException;

/**
 * An admin's change cannot be stored. The admin API answers with the reason, for every resource. The log of an import shows the
 * reason too; with an {@link ErrorResponse} alone it would show "HTTP 500 Internal Server Error".
 */
public final class NotStored extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    private NotStored(String reason, Response.Status status) {
        super(ErrorResponse.error(reason, status).getResponse());
        this.reason = reason;
    }

    /** 400: the value cannot be stored. */
    public static NotStored invalid(String reason) {
        return new NotStored(reason, Response.Status.BAD_REQUEST);
    }

    /** 409: the value conflicts with a stored one. */
    public static NotStored conflict(String reason) {
        return new NotStored(reason, Response.Status.CONFLICT);
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
