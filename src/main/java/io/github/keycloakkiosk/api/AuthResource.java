package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ContractUser;
import io.github.keycloakkiosk.api.answer.Dialect;
import io.github.keycloakkiosk.api.contract.Account;
import io.github.keycloakkiosk.api.contract.AccountAnswer;
import io.github.keycloakkiosk.api.contract.LoginAnswer;
import io.github.keycloakkiosk.api.contract.LoginByUseridAnswer;
import io.github.keycloakkiosk.api.registration.RegisterEndpoint;
import io.github.keycloakkiosk.api.registration.RegisterRequestReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The routes below {@code /realms/{realm}/auth}.
 *
 * <p>No method declares what it consumes or produces, and none takes a body: JAX-RS would then refuse callers in words that are
 * not the API's.
 */
public class AuthResource extends OtherVerbs {

    private final UnparsedRequest request;

    private AuthResource(KeycloakSession session) {
        super(session);
        this.request = UnparsedRequest.claim(session);
    }

    /**
     * The resource for the current request.
     *
     * @throws WebApplicationException 405 when no method of the resource has the request's verb, such as TRACE
     */
    static AuthResource of(KeycloakSession session) {
        refuseUnknownVerb(session);
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

    /** The page that shows an admin what a badge reader types. It asks for nothing, and nothing of it is sent. */
    @GET
    @Path("reader-test")
    public Response readerTest() {
        return answers.give(Dialect.METHOD, () -> {
            OpenRealm.require(session);
            return session.getProvider(LoginFormsProvider.class).createForm("kiosk-reader-test.ftl");
        });
    }

    private Optional<String> bearerToken() {
        return AuthorizationHeader.token(request.headers().getRequestHeader(HttpHeaders.AUTHORIZATION));
    }

    private JsonBody body() {
        OpenRealm.require(session);
        return JsonBody.read(request.headers(), request.body());
    }
}
