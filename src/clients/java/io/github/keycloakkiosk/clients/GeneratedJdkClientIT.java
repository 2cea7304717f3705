package io.github.keycloakkiosk.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import generated.jdk.ApiClient;
import generated.jdk.ApiException;
import generated.jdk.api.AuthApi;
import generated.jdk.model.BadgeLogin;
import generated.jdk.model.ErrorAnswer;
import generated.jdk.model.LoginError;
import generated.jdk.model.LoginRequest;
import generated.jdk.model.LogoutAnswer;
import generated.jdk.model.LogoutRequest;
import generated.jdk.model.PasswordLogin;
import generated.jdk.model.PinLogin;
import generated.jdk.model.Registration;
import generated.jdk.model.SessionMethod;
import generated.jdk.model.StatusError;
import generated.jdk.model.UseridAndPassword;
import generated.jdk.model.UseridLogin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route by the generated client of the library native, which is the JDK's HTTP client and Jackson. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedJdkClientIT {

    private static final String REALM = "clients-jdk";

    private KeycloakServer server;
    private AuthApi api;

    @BeforeAll
    void createRealm(KeycloakServer running) {
        server = running;
        RealmCopy.create(server, REALM, realm -> {});
        api = new AuthApi(client());
    }

    private ApiClient client() {
        return new ApiClient(
                HttpClient.newBuilder(), ApiClient.createDefaultObjectMapper(), server.url() + "/realms/" + REALM);
    }

    private AuthApi authorized(String authorization) {
        return new AuthApi(client().setRequestInterceptor(request -> request.header("Authorization", authorization)));
    }

    @Test
    void everyLoginOfTheMethodDialect() throws Exception {
        for (LoginRequest request : List.of(
                new LoginRequest(new PasswordLogin()
                        .method(PasswordLogin.MethodEnum.PASSWORD)
                        .username("admin")
                        .password("secret")),
                new LoginRequest(new PinLogin()
                        .method(PinLogin.MethodEnum.PIN)
                        .username("admin")
                        .pin("7394")),
                new LoginRequest(
                        new BadgeLogin().method(BadgeLogin.MethodEnum.TOKEN).loginString("04A2B3C4D5E680")))) {
            assertThat(api.login(request).getLoginAnswer().getUser().getId()).isEqualTo(1L);
        }
    }

    @Test
    void aSessionIsAskedForAndEnded() throws Exception {
        AuthApi bearer = authorized("Bearer "
                + api.login(new LoginRequest(new BadgeLogin()
                                .method(BadgeLogin.MethodEnum.TOKEN)
                                .loginString("04DE51BEEF0002")))
                        .getLoginAnswer()
                        .getToken());

        assertThat(bearer.session().getMethods()).containsExactly(SessionMethod.BADGE);
        assertThat(bearer.logout(new LogoutRequest().clientfp("fingerprint")).getStatus())
                .isEqualTo(LogoutAnswer.StatusEnum.SUCCESS);
        assertThat(refused(401, bearer::session, ErrorAnswer.class).getError()).isEqualTo("session_expired");
        assertThat(refused(401, () -> bearer.logout(null), StatusError.class).getErrcode())
                .isEqualTo("401");
    }

    @Test
    void theUseridDialect() throws Exception {
        LoginRequest login = new LoginRequest(new UseridLogin().userid("olga").password("olga-secret"));

        assertThat(api.login(login).getLoginByUseridAnswer().getUserinfo().getPrivilegeLevel())
                .isEqualTo(50);
        assertThat(api.token(new UseridAndPassword().userid("vera").password("vera-secret"))
                        .getToken())
                .startsWith("JWT ");
        assertThat(api.register(new Registration()
                                .username("jane")
                                .email("jane@example.org")
                                .phone("4912")
                                .password("correct horse"))
                        .getToken())
                .startsWith("JWT ");
    }

    @Test
    void anErrorOfEachDialect() throws Exception {
        LoginRequest pin = new LoginRequest(
                new PinLogin().method(PinLogin.MethodEnum.PIN).username("admin").pin("0000"));
        LoginRequest userid = new LoginRequest(new UseridLogin().userid("olga").password("wrong"));

        assertThat(refused(401, () -> api.login(pin), LoginError.class)
                        .getErrorAnswer()
                        .getError())
                .isEqualTo("invalid_credentials");
        assertThat(refused(401, () -> api.login(userid), LoginError.class)
                        .getLoginByUseridError()
                        .getErrmsg())
                .isNotEmpty();
        assertThat(refused(
                                401,
                                () -> api.token(
                                        new UseridAndPassword().userid("vera").password("wrong")),
                                StatusError.class)
                        .getErrcode())
                .isEqualTo("401");
        assertThat(refused(
                                400,
                                () -> api.register(
                                        new Registration().username("jane").password("")),
                                StatusError.class)
                        .getErrcode())
                .isEqualTo("400");
    }

    private static <E> E refused(int status, ThrowingCallable call, Class<E> error) throws IOException {
        ApiException refusal = catchThrowableOfType(ApiException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getCode()).as(refusal.getResponseBody()).isEqualTo(status);
        return ApiClient.createDefaultObjectMapper().readValue(refusal.getResponseBody(), error);
    }
}
