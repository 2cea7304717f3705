package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.http.Header;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The userid dialect: operations {@code login} and {@code token} of docs/openapi.yaml, and the browser's cookie. */
@KioskServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UseridLoginIT {

    private static final String[] ACCOUNT = {
        "uid", "token", "username", "email", "phone", "locale", "role", "privilegeLevel"
    };

    private Caller anywhere;
    private Admin admin;

    @BeforeAll
    void createRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, "userid", UseridLoginIT::addTwins);
        anywhere = Caller.stranger(server, "userid");
    }

    /** Two users with one phone number. Only an import brings them: at any other door the second is refused. */
    private static void addTwins(ObjectNode realm) {
        for (String user : List.of("twin-a", "twin-b")) {
            ObjectNode twin = realm.withArray("users").addObject();
            twin.put("username", user).put("enabled", true);
            twin.putObject("attributes").putArray("phoneNumber").add("13577777777");
            twin.putArray("credentials").addObject().put("type", "password").put("value", "twin-secret");
        }
    }

    private Answer login(String userid, String password) {
        return anywhere.post("login", Map.of("userid", userid, "password", password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"olga", "olga@example.com", "13500000002"})
    void aUseridIsAUserNameAnEMailOrAPhone(String userid) {
        JsonNode answer = login(userid, "olga-secret").json();

        assertThat(answer.get("status").isInt()).isTrue();
        assertThat(answer.get("status").asInt()).isEqualTo(1);
        JsonNode userinfo = answer.get("userinfo");
        assertThat(userinfo.fieldNames()).toIterable().containsExactlyInAnyOrder(ACCOUNT);
        assertThat(userinfo.get("uid").asText()).isEqualTo(admin.userId("olga"));
        assertThat(userinfo.get("username").asText()).isEqualTo("olga");
        assertThat(userinfo.get("email").asText()).isEqualTo("olga@example.com");
        assertThat(userinfo.get("phone").asText()).isEqualTo("13500000002");
        assertThat(userinfo.get("locale").asText()).isEqualTo("en");
        assertThat(userinfo.get("role").asText()).isEqualTo("operators");
        assertThat(userinfo.get("privilegeLevel").isInt()).isTrue();
        assertThat(userinfo.get("privilegeLevel").asInt()).isEqualTo(50);
        assertThat(anywhere.userinfo(userinfo.get("token").asText()).status()).isEqualTo(200);
    }

    @Test
    void theTokenRouteAnswersFlatAndWithoutAnyCookie() {
        Answer answer = anywhere.post("token", Map.of("userid", "vera", "password", "vera-secret"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.json().get("status").asText()).isEqualTo("success");
        assertThat(answer.json().get("token").asText()).startsWith("JWT ey");
        List<String> keys = new ArrayList<>(List.of(ACCOUNT));
        keys.add("status");
        assertThat(answer.json().fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "login,  '{\"userid\": \"olga\", \"password\": \"wrong\"}',                    401",
        "login,  '{\"userid\": \"nobody\", \"password\": \"wrong\"}',                  401",
        "login,  '{\"userid\": \"ivan\", \"password\": \"ivan-secret\"}',              401",
        "login,  '{\"userid\": \"olga\"}',                                             400",
        "login,  '{\"userid\": \"\", \"password\": \"x\"}',                            400",
        "login,  '{\"userid\": 1, \"password\": \"x\"}',                               400",
    })
    void aRefusedLoginSaysSoInItsOwnWords(String route, String body, int status) {
        Answer answer = anywhere.send(anywhere.request("POST", "/auth/" + route)
                .setEntity(new StringEntity(body, ContentType.APPLICATION_JSON)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("status").asInt()).isEqualTo(-1);
        assertThat(answer.json().get("errmsg").asText()).isNotBlank();
        assertThat(answer.json().size()).isEqualTo(2);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @Test
    void aRefusedTokenHasAnErrcodeEqualToTheStatus() {
        Answer answer = anywhere.post("token", Map.of("userid", "olga", "password", "wrong"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("status").asText()).isEqualTo("error");
        assertThat(answer.json().get("errcode").asText()).isEqualTo("401");
        assertThat(answer.json().size()).isEqualTo(3);
    }

    @Test
    void aBodyOfBothDialectsIs400() {
        Answer answer = anywhere.post("login", Map.of("userid", "olga", "method", "password"));

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void aPhoneThatTwoUsersShareLogsNobodyIn() {
        assertThat(login("13577777777", "twin-secret").status()).isEqualTo(401);
        assertThat(login("twin-a", "twin-secret").status()).isEqualTo(200);
    }

    @Test
    void aBrowserThatLoggedInIsSignedInAtAnotherClient() {
        Answer login = login("vera", "vera-secret");

        Answer authorization = authorizeSilently(cookies(login));

        assertThat(authorization.header("Location")).contains("code=").doesNotContain("error=");
        assertThat(authorizeSilently("").header("Location")).contains("error=login_required");
    }

    @Test
    void aLoginEndsTheSessionOfTheCookieThatItReplaces() {
        Answer veras = login("vera", "vera-secret");

        Answer login = loginInBrowserOf(veras, "olga", "olga-secret");

        assertThat(login.status()).isEqualTo(200);
        assertThat(anywhere.userinfo(veras.json().at("/userinfo/token").asText())
                        .status())
                .isEqualTo(401);
        assertThat(authorizeSilently(cookies(login)).header("Location")).contains("code=");
    }

    /** The endpoint answers only after the login has been answered. If the login waited, the notice would time out. */
    @Test
    void aLoginDoesNotWaitForTheClientsOfTheSessionThatItReplaces(KeycloakServer server) throws Exception {
        LogoutReceiver endpoint = LogoutReceiver.open();
        try {
            admin.setLogoutUrl("kiosk-api", endpoint.url());
            Answer veras = login("vera", "vera-secret");
            int delivered = deliveredNotices(server);
            endpoint.hold();

            assertThat(loginInBrowserOf(veras, "olga", "olga-secret").status()).isEqualTo(200);

            endpoint.release();
            JsonNode notice = Jwt.claims(endpoint.nextToken());
            String replaced = Jwt.claims(veras.json().at("/userinfo/token").asText())
                    .get("sid")
                    .asText();
            assertThat(notice.get("sid").asText()).isEqualTo(replaced);
            JsonNode event = admin.events("LOGOUT").get(0);
            assertThat(event.get("sessionId").asText()).isEqualTo(replaced);
            assertThat(event.at("/details/reason").asText()).isEqualTo("replaced");
            Patience.until("the notice is counted", () -> deliveredNotices(server) > delivered);
            assertThat(deliveredNotices(server)).isEqualTo(delivered + 1);
        } finally {
            admin.setLogoutUrl("kiosk-api", "");
            endpoint.close();
        }
    }

    private static int deliveredNotices(KeycloakServer server) {
        return Admin.serverInfo(server)
                .at("/providers/eventsListener/providers/kiosk-session-cap/operationalInfo/logout notices delivered")
                .asInt();
    }

    /** Olga's cap is two sessions: one at a tablet, and one in the browser, which is replaced. */
    @Test
    void aSessionThatIsReplacedDoesNotCountForTheCap() {
        String tablets = anywhere.post("token", Map.of("userid", "olga", "password", "olga-secret"))
                .json()
                .get("token")
                .asText()
                .substring("JWT ".length());
        Answer first = login("olga", "olga-secret");

        Answer second = loginInBrowserOf(first, "olga", "olga-secret");

        assertThat(second.status()).isEqualTo(200);
        assertThat(anywhere.userinfo(tablets).status()).isEqualTo(200);
        assertThat(anywhere.userinfo(first.json().at("/userinfo/token").asText())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aFailedLoginLeavesTheCookiesSessionAlone() {
        Answer veras = login("vera", "vera-secret");

        loginInBrowserOf(veras, "olga", "wrong");

        assertThat(anywhere.userinfo(veras.json().at("/userinfo/token").asText())
                        .status())
                .isEqualTo(200);
    }

    private Answer loginInBrowserOf(Answer before, String userid, String password) {
        return anywhere.send(anywhere.request("POST", "/auth/login")
                .setHeader("Cookie", cookies(before))
                .setEntity(new StringEntity(
                        Admin.json(Map.of("userid", userid, "password", password)), ContentType.APPLICATION_JSON)));
    }

    private Answer authorizeSilently(String cookies) {
        return anywhere.send(anywhere.request("GET", "/protocol/openid-connect/auth")
                .addParameter("client_id", "kiosk-app")
                .addParameter("redirect_uri", "http://localhost:8080/")
                .addParameter("response_type", "code")
                .addParameter("scope", "openid")
                .addParameter("prompt", "none")
                .addParameter("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                .addParameter("code_challenge_method", "S256")
                .setHeader("Cookie", cookies));
    }

    /** The cookies that a browser would send back: the last value of each. */
    private static String cookies(Answer answer) {
        Map<String, String> jar = new LinkedHashMap<>();
        answer.headers().stream()
                .filter(header -> header.getName().equalsIgnoreCase("Set-Cookie"))
                .map(Header::getValue)
                .map(value -> value.split(";")[0].split("=", 2))
                .forEach(pair -> jar.put(pair[0], pair[1]));
        return jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
