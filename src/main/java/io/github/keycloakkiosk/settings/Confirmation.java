package io.github.keycloakkiosk.settings;

import jakarta.ws.rs.core.UriInfo;
import org.keycloak.models.KeycloakSession;

/**
 * The query parameter by which an admin says, in the same request, that they mean what would cost badges or PINs. The admin
 * console sends none.
 */
record Confirmation(String parameter, String value) {

    boolean isIn(KeycloakSession session) {
        UriInfo request = session.getContext().getUri();
        return request != null && value.equals(request.getQueryParameters().getFirst(parameter));
    }

    /** The end of a sentence. */
    String howTo() {
        return "add ?" + parameter + "=" + value + " to the request";
    }
}
