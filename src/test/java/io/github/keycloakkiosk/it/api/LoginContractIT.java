package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins in the method dialect that succeed: the answers, {@code LoginAnswer} in docs/openapi.yaml. */
@KioskServer
class LoginContractIT {

    private Caller kiosk;

    @BeforeEach
    void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, "kiosk");
    }

    @Test
    void theExampleOfTheDescription() throws Exception {
        Answer answer = kiosk.login("""
                {
                  "method": "password",
                  "username": "admin",
                  "password": "secret"
                }
                """);

        assertThat(answer.status()).isEqualTo(200);
        ObjectNode body = (ObjectNode) answer.json();
        assertThat(body.get("token").isTextual()).isTrue();
        body.put("token", "your-session-token-here");
        assertThat(body).isEqualTo(new ObjectMapper().readTree("""
                {
                  "success": true,
                  "token": "your-session-token-here",
                  "user": {
                    "id": 1,
                    "username": "admin",
                    "name": "Full Name",
                    "role": "administrators",
                    "power": 100
                  }
                }
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "admin, secret,      7394, 04A2B3C4D5E680, administrators, 100, Full Name",
        "olga,  olga-secret, 8264, 04DE51BEEF0001, operators,       50, Olga Operator",
        "vera,  vera-secret, 5937, 04DE51BEEF0002, viewer,           1, Vera Viewer",
    })
    void everyMethodLogsTheSameUserIn(
            String username, String password, String pin, String badge, String role, int power, String name) {
        for (Answer answer :
                List.of(kiosk.password(username, password), kiosk.pin(username, pin), kiosk.badge(badge))) {
            assertThat(answer.status()).isEqualTo(200);
            JsonNode user = answer.json().get("user");
            assertThat(user.get("username").asText()).isEqualTo(username);
            assertThat(user.get("name").asText()).isEqualTo(name);
            assertThat(user.get("role").asText()).isEqualTo(role);
            assertThat(user.get("power").isInt()).isTrue();
            assertThat(user.get("power").asInt()).isEqualTo(power);
            assertThat(user.get("id").isIntegralNumber()).isTrue();
            assertThat(user.get("id").asLong()).isBetween(1L, (1L << 53) - 1);
            assertThat(user.size()).isEqualTo(5);
            assertThat(answer.json().size()).isEqualTo(3);
        }
    }

    @Test
    void theIdIsAlwaysTheSame() {
        assertThat(kiosk.pin("olga", "8264").json().at("/user/id"))
                .isEqualTo(kiosk.badge("04DE51BEEF0001").json().at("/user/id"));
    }

    @ParameterizedTest
    @CsvSource({"olga@example.com", "OLGA", "13500000002"})
    void aUserIsFoundByEMailAndPhoneToo(String name) {
        assertThat(kiosk.password(name, "olga-secret")
                        .json()
                        .at("/user/username")
                        .asText())
                .isEqualTo("olga");
        assertThat(kiosk.pin(name, "8264").json().at("/user/username").asText()).isEqualTo("olga");
    }

    @ParameterizedTest
    @CsvSource({"04:a2:b3:c4:d5:e6:80", "04-A2-B3-C4-D5-E6-80", "' 04a2b3c4d5e680 '"})
    void aBadgeIsOneBadgeHoweverItsUidIsWritten(String read) {
        assertThat(kiosk.badge(read).json().at("/user/username").asText()).isEqualTo("admin");
    }

    @Test
    void theTokenOpensWhatTokensOfThisClientOpen() throws Exception {
        String token = kiosk.badge("04DE51BEEF0002").json().get("token").asText();

        Answer userinfo = kiosk.userinfo(token);
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));

        assertThat(userinfo.status()).isEqualTo(200);
        assertThat(userinfo.json().get("preferred_username").asText()).isEqualTo("vera");
        assertThat(claims.get("azp").asText()).isEqualTo("kiosk-api");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(8 * 60 * 60);
    }

    @Test
    void aLoginSetsNoCookieAndIsNotStored() {
        Answer answer = kiosk.pin("vera", "5937");

        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void fieldsOfOtherMethodsAreNotLookedAt() {
        Answer answer = kiosk.login(
                Map.of("method", "pin", "username", "vera", "pin", "5937", "password", 5, "login_string", "nobody's"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "password, vera-secret",
        "pin, 5937",
    })
    void theTokenEndpointTakesTheSameLogins(String method, String secret) {
        Answer answer = kiosk.grant(
                "kiosk-api", Map.of("method", method, "username", "vera", method, secret, "scope", "openid"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(kiosk.userinfo(answer.json().get("access_token").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void theTokenEndpointTakesABadge() {
        assertThat(kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", "04DE51BEEF0002"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theTokenEndpointTakesThePasswordWithoutAMethod() {
        assertThat(kiosk.grant("kiosk-api", Map.of("username", "vera", "password", "vera-secret"))
                        .status())
                .isEqualTo(200);
    }
}
