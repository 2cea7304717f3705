package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that HTTP allows and no browser sends, at the login API, at the token endpoint and at the URL of a page that a
 * kiosk was shown: two lengths, two hosts, HTTP/1.0, other methods, other content types, fields in many parts and many
 * times, several requests on one connection, and HTTP/2 without an upgrade from HTTP/1.
 */
@KioskServer
class OnTheWireIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=password&client_id=kiosk-api&" + Doors.PIN_FORM;
    private static final String FIELDS = Doors.PIN_FORM + "&login_string=04DE51BEEF0002";

    /** The first lines of a request; {@code PATH} and {@code LENGTH} are filled in. */
    static Stream<String> heads() {
        return Stream.of(
                "POST PATH HTTP/1.0\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.0\r\nHost: localhost\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nHost: 127.0.0.1\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: a, 127.0.0.1\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: LENGTH\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: LENGTH\r\nTransfer-Encoding: chunked\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\nContent-Length: LENGTH\r\n",
                "POST http://127.0.0.1PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: LENGTH\r\n",
                "POST http://user@127.0.0.1:80PATH HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: LENGTH\r\n",
                "PUT PATH HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: POST\r\nContent-Length: LENGTH\r\n",
                "GET PATH HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: POST\r\nContent-Length: LENGTH\r\n",
                "PATCH PATH HTTP/1.1\r\nHost: localhost\r\nX-Method-Override: POST\r\nContent-Length: LENGTH\r\n",
                "post PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: LENGTH\r\n",
                "CONNECT PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: LENGTH\r\n",
                "TRACE PATH HTTP/1.1\r\nHost: localhost\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nTE: trailers\r\nTrailer: X-Forwarded-For\r\nContent-Length: LENGTH\r\n",
                "POST PATH HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Length: LENGTH\r\n");
    }

    @ParameterizedTest
    @MethodSource("heads")
    void noHeadLetsAStrangerIn(String head, KeycloakServer server) {
        LoginPages page = LoginPages.atKiosk(server, "kiosk").open();
        String cookies =
                "Cookie: AUTH_SESSION_ID=" + page.cookie("AUTH_SESSION_ID").orElseThrow() + "\r\n";
        URI action = URI.create(page.action());

        assertNobody(head, send(server, head, "/realms/kiosk/auth/login", "application/json", Doors.PIN_JSON, ""));
        assertNobody(head, send(server, head, "/realms/kiosk/protocol/openid-connect/token", FORM, GRANT, ""));
        assertNobody(head, send(server, head, action.getRawPath() + "?" + action.getRawQuery(), FORM, FIELDS, cookies));
    }

    private static Answer send(
            KeycloakServer server, String head, String path, String type, String body, String headers) {
        return Wire.stranger(server)
                .send(head.replace("PATH", path).replace("LENGTH", String.valueOf(body.length())) + "Content-Type: "
                        + type + "\r\n" + headers + "Connection: close\r\n\r\n"
                        + body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=utf-16",
                "application/x-www-form-urlencoded, application/json",
                "*/*",
                "",
            })
    void noContentTypeLetsAStrangerIn(String type, KeycloakServer server) {
        Wire stranger = Wire.stranger(server);
        String parts = String.join(
                "",
                Stream.of("grant_type=password", "client_id=kiosk-api", "method=pin", "username=vera", "pin=5937")
                        .map(field -> "--x\r\nContent-Disposition: form-data; name=\"" + field.split("=")[0]
                                + "\"\r\n\r\n" + field.split("=")[1] + "\r\n")
                        .toList());
        for (String body : List.of(GRANT, Doors.PIN_JSON, parts + "--x--\r\n")) {
            for (String path : List.of("/realms/kiosk/auth/login", "/realms/kiosk/protocol/openid-connect/token")) {
                assertNobody(type, stranger.post(path, type, "", body));
                assertNobody(type, stranger.post(path + "?" + GRANT, type, "", body));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s&%s",
                "pin=5937&%s&pin=0000",
                "authenticationExecution=&%s",
                "tryAnotherWay=on&%s",
                "cancel=&%s",
                "client_address=127.0.0.1&X-Forwarded-For=127.0.0.1&%s",
                "pin[]=5937&pin.0=5937&%s",
            })
    void noFieldOfAPageLetsAStrangerIn(String fields, KeycloakServer server) {
        LoginPages badge = LoginPages.atKiosk(server, "kiosk").open();
        LoginPages pin = LoginPages.atKiosk(server, "kiosk").open().switchTo("kiosk-pin-form");
        for (LoginPages page : List.of(badge, pin)) {
            URI action = URI.create(page.action());
            String cookies =
                    "Cookie: AUTH_SESSION_ID=" + page.cookie("AUTH_SESSION_ID").orElseThrow() + "\r\n";
            String path = action.getRawPath() + "?" + action.getRawQuery();
            String body = String.format(fields, FIELDS, FIELDS);
            assertNobody(fields, Wire.stranger(server).post(path, FORM, cookies, body));
            assertNobody(fields, Wire.stranger(server).post(path + "&" + body, FORM, cookies, ""));
            assertNobody(fields, Wire.stranger(server).post(path + "&" + body, FORM, cookies, body));
        }
    }

    /** Five requests at once on one connection; each is judged. */
    @Test
    void requestsInARowAreJudgedOneByOne(KeycloakServer server) {
        String login = "POST /realms/kiosk/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "X-Forwarded-For: 127.0.0.1\r\nContent-Length: " + Doors.PIN_JSON.length() + "\r\n\r\n"
                + Doors.PIN_JSON;
        String session = "GET /realms/kiosk/auth/session HTTP/1.1\r\nHost: localhost\r\n\r\n";

        String answers = Wire.stranger(server)
                .send((login + session).repeat(2) + login.replaceFirst("\r\n", "\r\nConnection: close\r\n"))
                .toString();

        assertThat(answers).doesNotContain("\"success\":true", "eyJ");
        assertThat(answers.split("ip_not_whitelisted")).hasSize(4);
    }

    @Test
    void atTheKioskTheSameRequestsLogIn(KeycloakServer server) {
        LoginPages page = LoginPages.atKiosk(server, "kiosk").open();
        URI action = URI.create(page.action());
        Answer answer = Wire.atKiosk(server)
                .post(
                        action.getRawPath() + "?" + action.getRawQuery(),
                        FORM,
                        "Cookie: AUTH_SESSION_ID="
                                + page.cookie("AUTH_SESSION_ID").orElseThrow() + "\r\n",
                        FIELDS);
        // The badge was accepted: vera is signed in, or is asked for the PIN that is due after it.
        assertThat(answer.body() + "\nLocation: " + answer.header("Location"))
                .containsPattern("name=\"pin\"|\nLocation: \\S+[?&]code=");
        assertThat(Wire.atKiosk(server)
                        .post("/realms/kiosk/protocol/openid-connect/token", FORM, "", GRANT)
                        .status())
                .isEqualTo(200);
    }

    /**
     * Nobody logged in. 0 is a connection that the server closed. 500 comes from Keycloak or Quarkus, before this extension
     * is asked.
     */
    private static void assertNobody(String attempt, Answer answer) {
        assertThat(answer.status())
                .as("%s: %s", attempt, answer.body())
                .isIn(0, 200, 302, 400, 401, 403, 404, 405, 411, 415, 500, 501);
        assertThat(answer.body()).doesNotContain("access_token", "\"success\":true", "\"token\"");
        assertThat(String.valueOf(answer.header("Location"))).doesNotContain("code=");
    }
}
