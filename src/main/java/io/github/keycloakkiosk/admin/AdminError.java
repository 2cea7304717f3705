package io.github.keycloakkiosk.admin;

import io.github.keycloakkiosk.setup.Refused;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.representations.idm.ErrorRepresentation;

/** A refusal, in the JSON of Keycloak's admin API. */
final class AdminError extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private AdminError(Response response, String reason) {
        super(reason, response);
    }

    /** @param field the key or the parameter with the wrong value; null when it is none */
    static AdminError of(int status, String field, String reason) {
        ErrorRepresentation error = new ErrorRepresentation();
        error.setField(field);
        error.setErrorMessage(field == null ? reason : field + ": " + reason);
        return new AdminError(
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(error)
                        .build(),
                reason);
    }

    static AdminError invalid(String field, String reason) {
        return of(400, field, reason);
    }

    static AdminError of(Refused refused) {
        return of(refused.field() == null ? 409 : 400, refused.field(), refused.getMessage());
    }
}
