package io.github.keycloakkiosk.adminpage;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/** The files below {@code /realms/{realm}/kiosk-login/admin/}. Anybody may read them: they are the same for all. */
public class AdminPageResource {

    private static final BrowserSecurityHeaders HTTPS_ONLY = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY;

    private final KeycloakSession session;
    private final PageAddresses addresses;

    AdminPageResource(KeycloakSession session) {
        this.session = session;
        this.addresses = PageAddresses.of(session, session.getContext().getRealm());
    }

    /** The page itself. Its files have relative addresses, so its own must end with a slash. */
    @GET
    @Path("admin")
    public Response page(@Context Request request) {
        if (!session.getContext().getUri().getRequestUri().getRawPath().endsWith("/")) {
            return secured(Response.status(Response.Status.FOUND).location(URI.create(addresses.page())));
        }
        return file(PageFile.INDEX, request);
    }

    @GET
    @Path("admin/addresses.json")
    public Response addresses() {
        return secured(Response.ok(addresses, MediaType.APPLICATION_JSON_TYPE));
    }

    @GET
    @Path("admin/{file}")
    public Response file(@PathParam("file") String name, @Context Request request) {
        PageFile file = PageFile.named(name).orElseThrow(NotFoundException::new);
        EntityTag tag = new EntityTag(file.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return secured(
                unchanged != null
                        ? unchanged
                        : Response.ok(file.content(), file.type()).tag(tag));
    }

    /**
     * No script but the page's own files, nothing from elsewhere, no frame around it, and no window of another site that keeps a hand
     * on it. The form of a sign-out goes to the server. Keycloak's own headers, which the realm's admin can loosen for the login pages,
     * would replace these; so they stay away, but for that which asks for HTTPS.
     */
    private Response secured(Response.ResponseBuilder answer) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        String https = session.getContext()
                .getRealm()
                .getBrowserSecurityHeaders()
                .getOrDefault(HTTPS_ONLY.getKey(), HTTPS_ONLY.getDefaultValue());
        return answer.header(HTTPS_ONLY.getHeaderName(), https.isEmpty() ? null : https)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                                + addresses.origins() + "; form-action " + PageAddresses.origin(addresses.server())
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "none")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }
}
