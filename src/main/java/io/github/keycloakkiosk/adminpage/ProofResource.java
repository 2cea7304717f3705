package io.github.keycloakkiosk.adminpage;

import io.github.keycloakkiosk.whitelistproof.Statement;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** What is below a link that holds: the page that proves the whitelist, and the server's verdict on whoever asks for it. */
public class ProofResource {

    private final KeycloakSession session;
    private final PageAddresses addresses;

    ProofResource(KeycloakSession session, PageAddresses addresses) {
        this.session = session;
        this.addresses = addresses;
    }

    @GET
    public Response page() {
        PageFile page = PageFile.PROOF;
        return secured(Response.ok(page.content(), page.type()));
    }

    @GET
    @Path("verdict")
    public Response verdict() {
        Statement statement = Statement.of(session, session.getContext().getRealm());
        return secured(Response.ok(statement, MediaType.APPLICATION_JSON_TYPE));
    }

    /** Never from a cache: neither the verdict of another, nor the page of a link that has ended. */
    private Response secured(Response.ResponseBuilder answer) {
        Response secured = SecurityHeaders.add(answer, session, addresses);
        secured.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        return secured;
    }
}
