package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.Answers;
import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.answer.CrossOrigin;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** The verbs that a route does not have: preflights of browsers, and 405 in the API's words. */
public abstract class OtherVerbs {

    /** HEAD and GET are one. For all other verbs, JAX-RS would answer in words that are not the API's. */
    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    final KeycloakSession session;
    final Answers answers;

    OtherVerbs(KeycloakSession session) {
        this.session = session;
        this.answers = new Answers(session);
    }

    /** @throws WebApplicationException 405 for a verb for which no method below can be written, such as TRACE */
    static void refuseUnknownVerb(KeycloakSession session) {
        if (!VERBS.contains(session.getContext().getHttpRequest().getHttpMethod())) {
            List<PathSegment> path = session.getContext().getUri().getPathSegments();
            throw new WebApplicationException(
                    methodNotAllowed(path.get(path.size() - 1).getPath()));
        }
    }

    @GET
    @Path("{route}")
    public Response get(@PathParam("route") String route) {
        return methodNotAllowed(route);
    }

    @POST
    @Path("{route}")
    public Response post(@PathParam("route") String route) {
        return methodNotAllowed(route);
    }

    @PUT
    @Path("{route}")
    public Response put(@PathParam("route") String route) {
        return methodNotAllowed(route);
    }

    @PATCH
    @Path("{route}")
    public Response patch(@PathParam("route") String route) {
        return methodNotAllowed(route);
    }

    @DELETE
    @Path("{route}")
    public Response delete(@PathParam("route") String route) {
        return methodNotAllowed(route);
    }

    @OPTIONS
    @Path("{route}")
    public Response options(@PathParam("route") String route) {
        Route known = Route.of(route).orElseThrow(NotFoundException::new);
        CrossOrigin caller = new CrossOrigin(session);
        return caller.isPreflight()
                ? answers.give(known.dialect(), () -> caller.preflight(known.method()))
                : methodNotAllowed(route);
    }

    private static Response methodNotAllowed(String route) {
        Route known = Route.of(route).orElseThrow(NotFoundException::new);
        ApiError error = new ApiError(405, "method_not_allowed", "Send a " + known.method() + " request.");
        return Response.fromResponse(Answers.error(known.dialect(), error))
                .header(HttpHeaders.ALLOW, known.method())
                .build();
    }
}
