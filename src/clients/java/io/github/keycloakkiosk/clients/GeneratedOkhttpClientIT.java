package io.github.keycloakkiosk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import generated.okhttp.ApiClient;
import generated.okhttp.ApiException;
import generated.okhttp.api.AuthApi;
import generated.okhttp.model.AccountAnswer;
import generated.okhttp.model.BadgeLogin;
import generated.okhttp.model.ErrorAnswer;
import generated.okhttp.model.LoginAnswer;
import generated.okhttp.model.LoginByUseridError;
import generated.okhttp.model.LoginError;
import generated.okhttp.model.LoginRequest;
import generated.okhttp.model.LogoutAnswer;
import generated.okhttp.model.LogoutRequest;
import generated.okhttp.model.PasswordLogin;
import generated.okhttp.model.PinLogin;
import generated.okhttp.model.Registration;
import generated.okhttp.model.RegistrationAnswer;
import generated.okhttp.model.SessionAnswer;
import generated.okhttp.model.SessionMethod;
import generated.okhttp.model.StatusError;
import generated.okhttp.model.UseridAndPassword;
import generated.okhttp.model.UseridLogin;
import generated.okhttp.model.Userinfo;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route by the generated client of the library okhttp-gson: what it answers, and each kind of error, as a type. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedOkhttpClientIT {

    private static final String REALM = "clients-okhttp";
    private static final String TOO_LONG = "x".repeat(17_000);
    private static final UnaryOperator<Request> AS_IT_IS = request -> request;
    private static final UnaryOperator<Request> AS_TEXT = request -> request.newBuilder()
            .post(RequestBody.create("{}", MediaType.get("text/plain")))
            .build();
    private static final UnaryOperator<Request> BY_PUT =
            request -> request.newBuilder().put(RequestBody.create("{}", null)).build();

    private KeycloakServer server;
    private AuthApi api;

    @BeforeAll
    void createRealm(KeycloakServer running) {
        server = running;
        RealmCopy.create(server, REALM, realm -> limitRegistrations(realm, "0"));
        api = api(REALM, AS_IT_IS);
    }

    private static void limitRegistrations(ObjectNode realm, String limit) {
        ((ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config"))
                .putArray("registration-limit")
                .add(limit);
    }

    private AuthApi api(String realm, UnaryOperator<Request> change) {
        return api(realm, "127.0.0.1", change);
    }

    private AuthApi api(String realm, String address, UnaryOperator<Request> change) {
        OkHttpClient http = new OkHttpClient.Builder()
                .socketFactory(new LocalAddress(address))
                .addInterceptor(chain -> chain.proceed(change.apply(chain.request())))
                .build();
        return new AuthApi(new ApiClient(http).setBasePath(server.url() + "/realms/" + realm));
    }

    private AuthApi withToken(String token) {
        AuthApi bearer = api(REALM, AS_IT_IS);
        bearer.getApiClient().setBearerToken(token);
        return bearer;
    }

    private static LoginRequest password(String username, String password) {
        return new LoginRequest(new PasswordLogin()
                .method(PasswordLogin.MethodEnum.PASSWORD)
                .username(username)
                .password(password));
    }

    private static LoginRequest pin(String username, String pin) {
        return new LoginRequest(new PinLogin()
                .method(PinLogin.MethodEnum.PIN)
                .username(username)
                .pin(pin));
    }

    private static LoginRequest badge(String loginString) {
        return new LoginRequest(
                new BadgeLogin().method(BadgeLogin.MethodEnum.TOKEN).loginString(loginString));
    }

    private static LoginRequest userid(String userid, String password) {
        return new LoginRequest(new UseridLogin().userid(userid).password(password));
    }

    private static UseridAndPassword account(String userid, String password) {
        return new UseridAndPassword().userid(userid).password(password);
    }

    private static Registration registration(String name) {
        return new Registration()
                .username(name)
                .email(name + "@example.org")
                .phone("490" + name.length())
                .password("correct horse");
    }

    @Test
    void everyLoginOfTheMethodDialect() throws Exception {
        for (LoginRequest request :
                List.of(password("admin", "secret"), pin("admin", "7394"), badge("04A2B3C4D5E680"))) {
            LoginAnswer answer = api.login(request).getLoginAnswer();

            assertThat(answer.getSuccess()).isEqualTo(true);
            assertThat(answer.getToken()).isNotEmpty();
            Long id = answer.getUser().getId();
            assertThat(id).isEqualTo(1L);
            assertThat(answer.getUser().getPower()).isEqualTo(100);
        }
    }

    @Test
    void aLoginOfTheUseridDialect() throws Exception {
        Userinfo user = api.login(userid("olga@example.com", "olga-secret"))
                .getLoginByUseridAnswer()
                .getUserinfo();

        assertThat(user.getUsername()).isEqualTo("olga");
        assertThat(user.getPrivilegeLevel()).isEqualTo(50);
    }

    @Test
    void aTokenIsAskedForAndEnded() throws Exception {
        AuthApi bearer =
                withToken(api.login(badge("04DE51BEEF0002")).getLoginAnswer().getToken());

        SessionAnswer session = bearer.session();
        LogoutAnswer logout = bearer.logout(new LogoutRequest().clientfp("fingerprint"));

        assertThat(session.getMethods()).containsExactly(SessionMethod.BADGE);
        assertThat(session.getUser().getUsername()).isEqualTo("vera");
        assertThat(logout.getStatus()).isEqualTo(LogoutAnswer.StatusEnum.SUCCESS);
        assertErrorAnswer(401, "session_expired", bearer::session);
        assertStatusError(401, () -> bearer.logout(null));
    }

    @Test
    void aTokenWithoutACookieAndTheJwtScheme() throws Exception {
        AccountAnswer answer = api.token(account("vera", "vera-secret"));
        AuthApi jwt = api(REALM, AS_IT_IS);
        jwt.getApiClient().setApiKey(answer.getToken()); // it begins with "JWT " itself

        assertThat(answer.getStatus()).isEqualTo(AccountAnswer.StatusEnum.SUCCESS);
        assertThat(jwt.logout(null).getStatus()).isEqualTo(LogoutAnswer.StatusEnum.SUCCESS);
    }

    @Test
    void anAccountIsMadeOnce() throws Exception {
        RegistrationAnswer answer = api.register(registration("once"));

        assertThat(answer.getToken()).startsWith("JWT ");
        assertThat(answer.getMessage()).isNull();
        assertStatusError(409, () -> api.register(registration("once")));
    }

    @Test
    void anAccountWithoutATokenHasAMessage() throws Exception {
        Admin admin = RealmCopy.create(server, REALM + "-email", realm -> limitRegistrations(realm, "1"));
        admin.expect("PUT", "", Map.of("verifyEmail", true));
        AuthApi limited = api(REALM + "-email", AS_IT_IS);

        RegistrationAnswer answer = limited.register(registration("unfinished"));

        assertThat(answer.getToken()).isNull();
        assertThat(answer.getMessage()).isNotEmpty();
        assertStatusError(429, () -> limited.register(registration("another")));
    }

    @Test
    void loginsAreRefusedInBothDialects() throws Exception {
        assertLoginError(400, "missing_field", () -> api.login(password("admin", "")));
        assertLoginError(401, "invalid_credentials", () -> api.login(pin("admin", "0000")));
        assertLoginError(
                403,
                "ip_not_whitelisted",
                () -> api(REALM, "127.0.0.2", AS_IT_IS).login(pin("admin", "7394")));
        assertLoginError(503, "not_configured", () -> api("master", AS_IT_IS).login(password("admin", "admin")));

        assertUseridError(400, () -> api.login(userid("olga", "")));
        assertUseridError(401, () -> api.login(userid("olga", "wrong")));
        assertUseridError(503, () -> api("master", AS_IT_IS).login(userid("admin", "admin")));
    }

    @Test
    void aLoginThatCannotBeReadIsRefusedInTheMethodDialect() throws Exception {
        assertErrorAnswer(405, "method_not_allowed", () -> api(REALM, BY_PUT).login(userid("olga", "olga-secret")));
        assertErrorAnswer(413, "body_too_large", () -> api.login(userid("olga", TOO_LONG)));
        assertErrorAnswer(
                415, "unsupported_media_type", () -> api(REALM, AS_TEXT).login(userid("olga", "x")));
    }

    @Test
    void theOtherRoutesAreRefusedInTheirOneDialect() throws Exception {
        assertErrorAnswer(401, "invalid_token", api::session);
        assertErrorAnswer(405, "method_not_allowed", () -> api(REALM, BY_PUT).session());

        assertStatusError(401, () -> api.logout(null));
        assertStatusError(405, () -> api(REALM, BY_PUT).logout(null));

        assertStatusError(400, () -> api.token(account("vera", "")));
        assertStatusError(401, () -> api.token(account("vera", "wrong")));
        assertStatusError(405, () -> api(REALM, BY_PUT).token(account("vera", "vera-secret")));
        assertStatusError(413, () -> api.token(account("vera", TOO_LONG)));
        assertStatusError(415, () -> api(REALM, AS_TEXT).token(account("vera", "vera-secret")));
        assertStatusError(503, () -> api("master", AS_IT_IS).token(account("admin", "admin")));

        assertStatusError(400, () -> api.register(registration("nobody").password("")));
        assertStatusError(403, () -> api("master", AS_IT_IS).register(registration("nobody")));
        assertStatusError(405, () -> api(REALM, BY_PUT).register(registration("nobody")));
        assertStatusError(413, () -> api.register(registration("nobody").password(TOO_LONG)));
        assertStatusError(415, () -> api(REALM, AS_TEXT).register(registration("nobody")));
    }

    @Test
    void aRealmThatIsNotThereIs404() {
        AuthApi nowhere = api("no-such-realm", AS_IT_IS);

        refused(404, () -> nowhere.login(password("admin", "secret")));
        refused(404, nowhere::session);
    }

    private static String refused(int status, ThrowingCallable call) {
        ApiException refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getCode()).as(refusal.getResponseBody()).isEqualTo(status);
        return refusal.getResponseBody();
    }

    private static void assertLoginError(int status, String error, ThrowingCallable call) throws IOException {
        assertError(error, LoginError.fromJson(refused(status, call)).getErrorAnswer());
    }

    private static void assertErrorAnswer(int status, String error, ThrowingCallable call) throws IOException {
        assertError(error, ErrorAnswer.fromJson(refused(status, call)));
    }

    private static void assertError(String error, ErrorAnswer answer) {
        assertThat(answer.getSuccess()).isEqualTo(false);
        assertThat(answer.getError()).isEqualTo(error);
        assertThat(answer.getMessage()).isNotEmpty();
    }

    private static void assertUseridError(int status, ThrowingCallable call) throws IOException {
        LoginByUseridError error = LoginError.fromJson(refused(status, call)).getLoginByUseridError();
        assertThat(error.getStatus()).isEqualTo(LoginByUseridError.StatusEnum.NUMBER_MINUS_1);
        assertThat(error.getErrmsg()).isNotEmpty();
    }

    private static void assertStatusError(int status, ThrowingCallable call) throws IOException {
        StatusError error = StatusError.fromJson(refused(status, call));
        assertThat(error.getStatus()).isEqualTo(StatusError.StatusEnum.ERROR);
        assertThat(error.getErrcode()).isEqualTo(Integer.toString(status));
        assertThat(error.getErrmsg()).isNotEmpty();
    }
}
