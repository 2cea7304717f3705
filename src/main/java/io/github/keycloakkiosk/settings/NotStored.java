package io.github.keycloakkiosk.settings;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.representations.idm.ErrorRepresentation;
import org.keycloak.services.ErrorResponseException;

/**
 * A request of an admin that cannot be stored. The admin API answers with the reason, whatever resource it came through; and
 * the log of an import shows it, which Keycloak's own {@code ErrorResponse} alone would call "HTTP 500 Internal Server Error".
 */
public final class NotStored extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean conflict;
    private final transient Refusal refusal;

    /** A reason that a page has a sentence of its own for. */
    public interface Refusal {

        /** As the admin API answers it, and as events have it. */
        String reason();
    }

    private NotStored(String reason, Response.Status status, Refusal refusal) {
        super(response(reason, status));
        this.reason = reason;
        this.conflict = status == Response.Status.CONFLICT;
        this.refusal = refusal;
    }

    /**
     * Not by {@code ErrorResponse}: to ask that for its response marks the transaction to be rolled back, and who catches this one may
     * go on with others. Keycloak asks when it answers with it.
     */
    private static Response response(String reason, Response.Status status) {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setErrorMessage(reason);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }

    /** 400: the value cannot be stored. */
    public static NotStored invalid(String reason) {
        return new NotStored(reason, Response.Status.BAD_REQUEST, null);
    }

    /** 409: the value conflicts with a stored one. */
    public static NotStored conflict(String reason) {
        return new NotStored(reason, Response.Status.CONFLICT, null);
    }

    /** As {@link #conflict(String)}. */
    public static NotStored conflict(Refusal refusal) {
        return new NotStored(refusal.reason(), Response.Status.CONFLICT, refusal);
    }

    public boolean isConflict() {
        return conflict;
    }

    /** Empty when the reason was given in words alone. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
