package io.github.keycloakkiosk.adminpage;

import io.github.keycloakkiosk.whitelistproof.ProofLink;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.models.KeycloakSession;

/**
 * The files below {@code /realms/{realm}/kiosk-login/admin/}. Anybody may read them: they are the same for all. Beside them, the links of
 * {@link ProofLink}.
 */
public class AdminPageResource {

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

    /** A link of somebody who asked an admin for it. Any other code is a path that does not exist. */
    @Path("proof/{code}")
    public ProofResource proof(@PathParam("code") String code) {
        if (!ProofLink.holds(session, session.getContext().getRealm(), code)) {
            throw new NotFoundException();
        }
        return new ProofResource(session, addresses);
    }

    private Response secured(Response.ResponseBuilder answer) {
        return SecurityHeaders.add(answer, session, addresses);
    }
}
