package io.github.keycloakkiosk.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The current request, before Keycloak has read it. Keycloak answers 500 to a form that it cannot parse, and to a malformed
 * {@code Content-Type}.
 */
final class UnparsedRequest {

    private final ResteasyReactiveRequestContext context;

    private UnparsedRequest(ResteasyReactiveRequestContext context) {
        this.context = context;
    }

    /** Call it before a method of the resource runs. */
    static UnparsedRequest claim(KeycloakSession session) {
        ResteasyReactiveRequestContext context = CurrentRequestManager.get();
        // Keycloak's FormBodyHandler parses only requests without form data.
        context.setFormData(new FormData(0));
        try {
            context.getHttpHeaders().getMediaType();
        } catch (IllegalArgumentException malformed) {
            // KeycloakSecurityHeadersFilter would read the type too, and fail.
            session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        }
        return new UnparsedRequest(context);
    }

    HttpHeaders headers() {
        return context.getHttpHeaders();
    }

    /** The body as it was sent. JAX-RS would first parse a method parameter by its type. */
    InputStream body() {
        return context.getInputStream();
    }
}
