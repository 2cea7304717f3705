package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.Answers;
import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.api.answer.ContractUser;
import io.github.keycloakkiosk.api.answer.CrossOrigin;
import io.github.keycloakkiosk.api.answer.Dialect;
import io.github.keycloakkiosk.api.contract.Account;
import io.github.keycloakkiosk.api.contract.AccountAnswer;
import io.github.keycloakkiosk.api.contract.LoginAnswer;
import io.github.keycloakkiosk.api.contract.LoginByUseridAnswer;
import io.github.keycloakkiosk.api.registration.RegisterEndpoint;
import io.github.keycloakkiosk.api.registration.RegisterRequestReader;
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
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * The routes below {@code /realms/{realm}/auth}.
 *
 * <p>No method declares what it consumes or produces, and none takes a body: JAX-RS would then refuse callers in words that are
 * not the API's.
 */
public class AuthResource {

    /** HEAD and GET are one. For all other verbs, JAX-RS would answer in words that are not the API's. */
    private static final Set<String> VERBS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final KeycloakSession session;
    private final UnparsedRequest request;
    private final Answers answers;

    AuthResource(KeycloakSession session) {
        this.session = session;
        this.request = UnparsedRequest.claim(session);
        this.answers = new Answers(session);
    }

    /**
     * The resource for the current request.
     *
     * @throws WebApplicationException 405 when no method of the resource has the request's verb, such as TRACE
     */
    static AuthResource of(KeycloakSession session) {
        if (!VERBS.contains(session.getContext().getHttpRequest().getHttpMethod())) {
            List<PathSegment> path = session.getContext().getUri().getPathSegments();
            throw new WebApplicationException(
                    methodNotAllowed(path.get(path.size() - 1).getPath()));
        }
        return new AuthResource(session);
    }

    /** Logs a user in: in the <em>userid</em> dialect when the body has a {@code userid}, else in the <em>method</em> dialect. */
    @POST
    @Path("login")
    public Response login() {
        LoginBody sent = new LoginBody(() -> JsonBody.read(request.headers(), request.body()));
        return answers.give(sent::dialect, () -> {
            OpenRealm.require(session);
            JsonBody body = sent.read();
            return LoginRequestReader.isUserid(body)
                    ? loginByUserid(body)
                    : new LoginEndpoint(session).logIn(LoginRequestReader.read(body), AuthResource::loginAnswer);
        });
    }

    private static LoginAnswer loginAnswer(KeycloakSession session, DirectGrant.LoggedIn login) {
        return new LoginAnswer(
                login.accessToken(),
                ContractUser.of(session, session.getContext().getRealm(), login.user()));
    }

    private LoginByUseridAnswer loginByUserid(JsonBody body) {
        record Login(String sessionId, LoginByUseridAnswer answer) {}
        Login login = new LoginEndpoint(session).logIn(LoginRequestReader.readUserid(body), (own, done) -> {
            SsoCookie.endReplaced(own, done.sessionId());
            return new Login(done.sessionId(), new LoginByUseridAnswer(done.accessToken(), account(own, done)));
        });
        SsoCookie.set(session, login.sessionId());
        return login.answer();
    }

    /** As the login of the <em>userid</em> dialect, with the answer flat, and without a cookie. */
    @POST
    @Path("token")
    public Response token() {
        return answers.give(
                Dialect.USERID,
                () -> new LoginEndpoint(session)
                        .logIn(
                                LoginRequestReader.readUserid(body()),
                                (own, done) -> new AccountAnswer(done.accessToken(), account(own, done))));
    }

    private static Account account(KeycloakSession session, DirectGrant.LoggedIn login) {
        return ContractUser.account(session.getContext().getRealm(), login.user());
    }

    /** The operation {@code register}: opens an account, and logs it in. */
    @POST
    @Path("register")
    public Response register() {
        return answers.give(Dialect.USERID, () -> {
            RegisterEndpoint.Registered registered =
                    new RegisterEndpoint(session).register(RegisterRequestReader.read(body()));
            registered.sessionId().ifPresent(sessionId -> SsoCookie.set(session, sessionId));
            return registered.answer();
        });
    }

    /** The operation {@code logout}: ends the token's session, for every client. */
    @POST
    @Path("logout")
    public Response logout() {
        return answers.give(Dialect.USERID, () -> {
            OpenRealm.require(session);
            return new LogoutEndpoint(session).logOut(bearerToken(), () -> ClientFingerprint.read(request.body()));
        });
    }

    /** The operation {@code session}: tells whether a token is still good. */
    @GET
    @Path("session")
    public Response session() {
        return answers.give(Dialect.METHOD, () -> {
            OpenRealm.require(session);
            return new SessionEndpoint(session).show(bearerToken());
        });
    }

    private Optional<String> bearerToken() {
        return AuthorizationHeader.token(request.headers().getRequestHeader(HttpHeaders.AUTHORIZATION));
    }

    private JsonBody body() {
        OpenRealm.require(session);
        return JsonBody.read(request.headers(), request.body());
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
