package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.contract.ErrorAnswer;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The routes below {@code /realms/{realm}/auth}.
 *
 * <p>No method says what it consumes or produces, or takes a body: JAX-RS would refuse callers in words that are not the
 * contract's.
 */
public class AuthResource {

    private static final Logger LOG = Logger.getLogger(AuthResource.class);

    private final KeycloakSession session;
    private final UnparsedRequest request;

    AuthResource(KeycloakSession session) {
        this.session = session;
        this.request = UnparsedRequest.claim(session);
    }

    /** Logs a user in by password, PIN or badge. */
    @POST
    @Path("login")
    public Response login() {
        return answer(() -> {
            requireOpenRealm();
            JsonBody body = JsonBody.read(request.headers(), request.body());
            return new LoginEndpoint(session).logIn(LoginRequestReader.read(body));
        });
    }

    @GET
    @Path("login")
    public Response getLogin() {
        return methodNotAllowed();
    }

    @PUT
    @Path("login")
    public Response putLogin() {
        return methodNotAllowed();
    }

    @PATCH
    @Path("login")
    public Response patchLogin() {
        return methodNotAllowed();
    }

    @DELETE
    @Path("login")
    public Response deleteLogin() {
        return methodNotAllowed();
    }

    @OPTIONS
    @Path("login")
    public Response optionsLogin() {
        return methodNotAllowed();
    }

    private Response methodNotAllowed() {
        return Response.fromResponse(error(new ApiError(405, "method_not_allowed", "Send a POST request.")))
                .header(HttpHeaders.ALLOW, "POST")
                .build();
    }

    /** As Keycloak's own endpoints do; realm resources are not asked for it. */
    private void requireOpenRealm() {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw new ApiError(403, "realm_disabled", "The realm is disabled.");
        }
        String scheme = session.getContext().getUri().getBaseUri().getScheme();
        if (!"https".equals(scheme)
                && realm.getSslRequired().isRequired(session.getContext().getConnection())) {
            throw new ApiError(403, "https_required", "This realm answers over HTTPS only.");
        }
    }

    private Response answer(Supplier<Object> endpoint) {
        try {
            return json(200, endpoint.get());
        } catch (ApiError refused) {
            return error(refused);
        } catch (RuntimeException failed) {
            LOG.errorf(
                    failed,
                    "Realm %s could not answer the login API",
                    session.getContext().getRealm().getName());
            return error(ServerFault.of(failed));
        }
    }

    private static Response error(ApiError error) {
        return json(error.status(), new ErrorAnswer(error.code(), error.getMessage()));
    }

    private static Response json(int status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(entity)
                .build();
    }
}
