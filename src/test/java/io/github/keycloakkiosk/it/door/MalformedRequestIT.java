package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KeycloakVersion;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keycloak would read these parts late, and fail. They are read before any work begins: there is no server error, and
 * nothing is half done.
 */
@KioskServer
class MalformedRequestIT {

    private static final String REALM = "malformed";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GRANT = "grant_type=password&client_id=kiosk-api&scope=openid&";

    private static final AtomicInteger COUNT = new AtomicInteger();

    enum Door {
        LOGIN_BY_PASSWORD(
                "POST",
                "/auth/login",
                JSON,
                "{\"method\":\"password\",\"username\":\"vera\",\"password\":\"vera-secret\"}"),
        LOGIN_BY_PIN("POST", "/auth/login", JSON, "{\"method\":\"pin\",\"username\":\"vera\",\"pin\":\"5937\"}"),
        LOGIN_BY_BADGE("POST", "/auth/login", JSON, "{\"method\":\"token\",\"login_string\":\"04DE51BEEF0002\"}"),
        LOGIN_BY_USERID("POST", "/auth/login", JSON, "{\"userid\":\"vera\",\"password\":\"vera-secret\"}"),
        TOKEN("POST", "/auth/token", JSON, "{\"userid\":\"vera\",\"password\":\"vera-secret\"}"),
        REGISTER(
                "POST",
                "/auth/register",
                JSON,
                "{\"username\":\"new%1$d\",\"email\":\"new%1$d@example.com\",\"password\":\"a-long-password-%1$d\"}"),
        LOGOUT("POST", "/auth/logout", JSON, "{\"clientfp\":\"a\"}"),
        SESSION("GET", "/auth/session", JSON, ""),
        GRANT_BY_PASSWORD("POST", "/protocol/openid-connect/token", FORM, GRANT + "username=vera&password=vera-secret"),
        GRANT_BY_PIN("POST", "/protocol/openid-connect/token", FORM, GRANT + "method=pin&username=vera&pin=5937"),
        GRANT_BY_BADGE(
                "POST", "/protocol/openid-connect/token", FORM, GRANT + "method=token&login_string=04DE51BEEF0002");

        private final String method;
        private final String path;
        private final String type;
        private final String body;

        Door(String method, String path, String type, String body) {
            this.method = method;
            this.path = path;
            this.type = type;
            this.body = body;
        }

        /** A good request, with a token if the route needs one. */
        String request(String token) {
            String content = body.formatted(COUNT.incrementAndGet());
            return method + " /realms/" + REALM + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                    + (this == LOGOUT || this == SESSION ? "Authorization: Bearer " + token + "\r\n" : "")
                    + "Content-Type: " + type + "\r\nContent-Length: "
                    + content.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + content;
        }
    }

    private static KeycloakServer server;
    private static String host;
    private static Admin admin;
    private static Caller kiosk;
    private static Wire wire;
    private static String vera;

    @BeforeAll
    static void createRealm(KeycloakServer running) {
        server = running;
        host = server.url().getAuthority();
        admin = RealmCopy.create(server, REALM, realm -> realm.put("registrationAllowed", true));
        admin.set("registration", "true");
        admin.set("registration-limit", "0");
        admin.set("session-cap", "0");
        kiosk = Caller.atKiosk(server, REALM);
        wire = Wire.atKiosk(server);
        vera = admin.userId("vera");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAServerErrorAndNothingIsHalfDone(Door door) {
        SoftAssertions all = new SoftAssertions();
        admin.expect("POST", "/users/" + vera + "/logout", null);
        String token = token();
        String before = state();
        for (Malformed malformed : Malformed.values()) {
            String request = malformed.of(door.request(token));
            Answer answer = wire.send(request);
            // The token endpoint of 26.4 asks for the host before any step of a flow is asked: that error is Keycloak's
            // own.
            boolean keycloaks = KeycloakVersion.isBefore("26.5")
                    && door.path.contains("openid")
                    && malformed.name().contains("HOST")
                    && answer.body().contains("unknown_error");
            all.assertThat(keycloaks ? 400 : answer.status())
                    .as("%s: %s", malformed, answer.body())
                    .isLessThan(500); // 0: older servers do not answer a host of "%zz"
            if (answer.status() != 200) {
                all.assertThat(state()).as("done by %s", malformed).isEqualTo(before);
            } else if (door != Door.SESSION) {
                token = door == Door.LOGOUT ? token() : token;
                before = state();
            }
            if (malformed.isIgnored()) {
                all.assertThat(answer.status())
                        .as("%s: %s", malformed, answer.body())
                        .isEqualTo(200);
            }
        }
        all.assertAll();
    }

    /** In HTTP/2 the scheme is a header, and some values make no URI. */
    @ParameterizedTest
    @ValueSource(
            strings = {"http\r\nx: y", "\r", "\n", "", " ", "%", "http:", "http://evil.example/", "\u00fc", "http\u0000"
            })
    void aSchemeThatIsNoneIsNoServerError(String scheme) {
        for (Door door : EnumSet.of(Door.LOGIN_BY_BADGE, Door.REGISTER, Door.LOGOUT, Door.GRANT_BY_PIN)) {
            String request = door.request("");
            String before = state();
            String answer = RawHttp2.send(server, headers(door, scheme), request.split("\r\n\r\n", 2)[1]);

            // The token endpoint asks for the scheme before any step of a flow is asked: that error is Keycloak's own.
            if (!door.path.contains("openid")) {
                assertThat(answer).as(door.name()).doesNotContain("unknown_error", "internal_error", "database_error");
            }
            if (!answer.contains("token\":")) {
                assertThat(state()).as(door + ": " + answer).isEqualTo(before);
            }
        }
    }

    private static List<String> headers(Door door, String scheme) {
        return List.of(
                ":method",
                door.method,
                ":scheme",
                scheme,
                ":path",
                "/realms/" + REALM + door.path,
                ":authority",
                host,
                "content-type",
                door.type);
    }

    private static String token() {
        return kiosk.badge("04DE51BEEF0002").json().get("token").asText();
    }

    /** How many users there are, and which sessions vera has. */
    private static String state() {
        Set<String> sessions = new TreeSet<>();
        admin.get("/users/" + vera + "/sessions")
                .forEach(session -> sessions.add(session.get("id").asText()));
        return admin.get("/users/count").asInt() + " users, sessions " + sessions;
    }
}
