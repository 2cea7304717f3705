package io.github.keycloakkiosk.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.RawRequest;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import io.github.keycloakkiosk.it.server.ServerWithALyingStore;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API at {@code /auth} itself, for the realm that a server option names. */
class RootRouteIT {

    private static final String OPTION = "--spi-realm-restapi-extension--auth--root-realm=";

    private static final String KIOSK = "127.0.0.1";
    private static final String STRANGER = "127.0.0.2";

    @Nested
    @KioskServer
    class WithoutTheOption {

        @Test
        void thePathsAreKeycloaksOwnNotFound(KeycloakServer server) {
            String answer = RawRequest.pinLogin("/auth/login").sendFrom(KIOSK, server.url());

            assertThat(answer).startsWith("HTTP/1.1 404 ");
            assertThat(body(answer))
                    .isEqualTo(body(RawRequest.pinLogin("/no/such/path").sendFrom(KIOSK, server.url())));
        }
    }

    /**
     * Keycloak's own check of paths is off, so ours has to work alone. The realm's name cannot stand in a path as it is,
     * and the realm is made after the server has started.
     */
    @Nested
    @KioskServer(
            start = {
                OPTION + "late shift",
                "--http-accept-non-normalized-paths=true",
                "--proxy-headers=xforwarded",
                "--http-access-log-enabled=true"
            },
            own = true)
    class AtTheRoot extends Contract {

        AtTheRoot() {
            super("late%20shift");
        }

        @BeforeAll
        static void aRealmThatIsNotThereYetIsNotFound(KeycloakServer server) {
            assertThat(RawRequest.pinLogin("/auth/login").sendFrom(KIOSK, server.url()))
                    .startsWith("HTTP/1.1 404 ")
                    .contains("Realm does not exist");
            RealmCopy.create(server, "late shift", copy -> {});
        }
    }

    @Nested
    @ServerBelowAPath
    class BesideKeycloakAtAuth extends Contract {

        BesideKeycloakAtAuth() {
            super("kiosk");
        }
    }

    @Nested
    @ServerWithALyingStore
    class WithKeycloakElsewhere {

        @Test
        void theLogSaysThatAProxyIsNeeded(KeycloakServer server) {
            assertThat(RawRequest.pinLogin("/auth/login").sendFrom(KIOSK, server.url()))
                    .startsWith("HTTP/1.1 404 ");
            assertThat(server.log()).content().containsOnlyOnce("root-realm=kiosk does nothing with");
        }
    }

    /** These tests hold at each relative path of Keycloak. */
    abstract static class Contract {

        private final String realm;

        /** @param realm its name, as it is written in a path */
        Contract(String realm) {
            this.realm = "/realms/" + realm;
        }

        @Test
        void theRealmsRoutesAnswer(KeycloakServer server) {
            String answer = RawRequest.pinLogin("/auth/login").sendFrom(KIOSK, server.url());

            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"username\":\"vera\"");
            String token = token(answer);
            assertThat(Jwt.claims(token).get("iss").asText()).isEqualTo(server.url() + realm);
            RawRequest session =
                    new RawRequest("GET", "/auth/session?a=%2F", List.of("Authorization: Bearer " + token), "");
            assertThat(session.sendFrom(KIOSK, server.url())).startsWith("HTTP/1.1 200 ");
        }

        /** A browser sends Keycloak's own cookies only to the realm's path, so a login here sets one more. */
        @Test
        void aLoginEndsTheSessionThatTheBrowserHad(KeycloakServer server) {
            String veras = login("vera", "vera-secret", server);
            String cookie = setCookies(veras).get("KIOSK_SESSION");
            assertThat(cookie).contains("Path=/auth/").containsIgnoringCase("HttpOnly");
            String sent = "Cookie: " + cookie.split(";")[0];

            String olgas = login("olga", "olga-secret", server, sent);

            assertThat(session(token(olgas), server)).startsWith("HTTP/1.1 200 ");
            assertThat(session(token(veras), server)).startsWith("HTTP/1.1 401 ");
        }

        @Test
        void aLogoutClearsTheBrowsersCookies(KeycloakServer server) {
            String login = login("vera", "vera-secret", server);
            String sent = "Cookie: " + setCookies(login).get("KIOSK_SESSION").split(";")[0];

            String another = logout(token(login("vera", "vera-secret", server)), sent, server);
            String logout = logout(token(login), sent, server);

            assertThat(setCookies(another)).isEmpty(); // the browser's session is not the one that ended
            assertThat(setCookies(logout)).containsOnlyKeys("KIOSK_SESSION", "KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");
            assertThat(setCookies(logout).values()).allMatch(cookie -> cookie.contains("Max-Age=0"));
        }

        @Test
        void itsCookieSignsNobodyIn(KeycloakServer server) {
            String value = setCookies(login("vera", "vera-secret", server))
                    .get("KIOSK_SESSION")
                    .split(";")[0]
                    .substring("KIOSK_SESSION=".length());
            String path = URI.create(server.url() + realm + "/protocol/openid-connect/auth?client_id=kiosk-app"
                            + "&redirect_uri=http://localhost:8080/&response_type=code&scope=openid&prompt=none"
                            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256")
                    .toString()
                    .substring(server.url().resolve("/").toString().length() - 1);
            RawRequest authorization = new RawRequest("GET", path, List.of("Cookie: KEYCLOAK_IDENTITY=" + value), "");

            assertThat(authorization.sendFrom(KIOSK, server.url())).contains("error=login_required");
            assertThat(session(value, server)).startsWith("HTTP/1.1 401 ").contains("invalid_token");
        }

        private static String login(String user, String password, KeycloakServer server, String... headers) {
            String body = "{\"userid\": \"" + user + "\", \"password\": \"" + password + "\"}";
            String answer = new RawRequest("POST", "/auth/login", List.of(headers), body).sendFrom(KIOSK, server.url());
            assertThat(answer).startsWith("HTTP/1.1 200 ");
            return answer;
        }

        private static String logout(String token, String cookie, KeycloakServer server) {
            return new RawRequest("POST", "/auth/logout", List.of("Authorization: JWT " + token, cookie), "")
                    .sendFrom(KIOSK, server.url());
        }

        private static String session(String token, KeycloakServer server) {
            return new RawRequest("GET", "/auth/session", List.of("Authorization: Bearer " + token), "")
                    .sendFrom(KIOSK, server.url());
        }

        private static String token(String answer) {
            return answer.replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
        }

        /** The cookies of an answer, by name. */
        private static Map<String, String> setCookies(String answer) {
            return answer.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                    .map(line -> line.substring("set-cookie:".length()).strip())
                    .collect(Collectors.toMap(cookie -> cookie.split("=")[0], cookie -> cookie));
        }

        @Test
        void theirMethodsAndQueriesStayAsTheyAre(KeycloakServer server) {
            RawRequest get = new RawRequest("GET", "/auth/login", List.of(), "");

            assertThat(get.sendFrom(KIOSK, server.url())).startsWith("HTTP/1.1 405 ");
            assertThat(RawRequest.pinLogin("/auth/login?a=/auth/../x%2F").sendFrom(KIOSK, server.url()))
                    .startsWith("HTTP/1.1 200 ");
            assertThat(server.log()).content().contains(realm + "/auth/login?a=/auth/../x%2F ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Nothing: ", "X-Forwarded-For: " + KIOSK, "X-Forwarded-Prefix: /auth"})
        void aStrangerIsAStrangerHereToo(String header, KeycloakServer server) {
            assertThat(RawRequest.pinLogin("/auth/login", header).sendFrom(STRANGER, server.url()))
                    .doesNotContain("\"token\"");
        }

        @Test
        void aStrangerIsToldSo(KeycloakServer server) {
            assertThat(RawRequest.pinLogin("/auth/login").sendFrom(STRANGER, server.url()))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("ip_not_whitelisted");
        }

        @ParameterizedTest
        @CsvSource({"/login, /auth", "/x/login, /auth", "/, /auth/login"})
        void noPrefixMakesAnotherPathOne(String path, String prefix, KeycloakServer server) {
            RawRequest request = RawRequest.pinLogin(path, "X-Forwarded-Prefix: " + prefix);

            assertThat(request.sendFrom(KIOSK, server.url())).doesNotContain("\"token\"");
        }

        @ParameterizedTest
        @MethodSource("io.github.keycloakkiosk.it.api.RootRouteIT#otherPaths")
        void noOtherPathIsOne(String path, KeycloakServer server) {
            assertThat(RawRequest.pinLogin(path).sendFrom(KIOSK, server.url())).doesNotContain("\"token\"");
            assertThat(RawRequest.pinLogin(path).sendFrom(STRANGER, server.url()))
                    .doesNotContain("\"token\"")
                    .doesNotContain("ip_not_whitelisted"); // the request did not reach the realm
        }

        @Test
        void theRealmsOwnPathIsStillThere(KeycloakServer server) {
            String path = URI.create(server.url() + realm + "/auth/login").getRawPath();

            assertThat(RawRequest.pinLogin(path).sendFrom(KIOSK, server.url())).startsWith("HTTP/1.1 200 ");
        }
    }

    static Stream<String> otherPaths() {
        return Stream.of(
                "/auth/login;x",
                "/auth/login;",
                "/auth;x/login",
                "/;x/auth/login",
                "//auth/login",
                "/auth//login",
                "/auth/%6cogin",
                "/%61uth/login",
                "/auth%2Flogin",
                "/%2Fauth/login",
                "/auth/login%2F",
                "/auth/login/",
                "/auth/login%00",
                "/auth/login%3Bx",
                "/auth/login%3Fx",
                "/auth/./login",
                "/auth/%2e/login",
                "/auth/x/../login",
                "/auth/x/%2e%2e/login",
                "/auth/x/..;/login",
                "/x/../auth/login",
                "/auth/../auth/login",
                "/auth\\login",
                "/AUTH/login",
                "/auth/LOGIN",
                "/auth/login/x",
                "/auth/loginx",
                "/authlogin",
                "/auth/kiosk/auth/login",
                "/kiosk/auth/login",
                "/auth/auth/login");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }
}
