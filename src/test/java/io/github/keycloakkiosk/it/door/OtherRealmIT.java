package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Another realm of the server is open to everybody, and has the same users, PINs and badges, and even the same key. Nothing
 * of that realm opens this one: not its pages' URLs, its cookies, its tokens, nor requests to both over one connection.
 */
@KioskServer
class OtherRealmIT {

    private static final String OPEN = "open-realm";
    private static final String CLOSED = "closed-to-all";
    private static final Map<String, String> SECRETS =
            Map.of("username", "vera", "pin", "5937", "login_string", "04DE51BEEF0002");

    @BeforeAll
    static void oneIsOpen(KeycloakServer server) {
        Admin open = RealmCopy.create(server, OPEN, realm -> {});
        RealmCopy.create(server, CLOSED, realm -> {});
        open.set("ip-whitelist", "0.0.0.0/0");
        assertThat(Caller.stranger(server, OPEN).pin("vera", "5937").status()).isEqualTo(200);
    }

    @Test
    void aPageOfTheOpenRealmIsNoneOfTheOther(KeycloakServer server) {
        LoginPages open = LoginPages.stranger(server, OPEN).open();
        LoginPages closed = LoginPages.stranger(server, CLOSED).open();
        assertThat(open.status()).isEqualTo(200);
        assertThat(closed.status()).isEqualTo(403);

        for (String action : List.of(
                open.action().replace(OPEN, CLOSED),
                open.action().replace("/realms/" + OPEN, "/realms/" + OPEN + "/../" + CLOSED),
                open.action().replace("/realms/" + OPEN, "/realms/" + OPEN + ";/../" + CLOSED),
                closed.action().replaceAll("execution=[^&]*", "execution=" + open.execution("kiosk-badge-form")),
                closed.action().replaceAll("session_code=[^&]*", parameter(open.action(), "session_code")))) {
            LoginPages tried = closed.movedTo("127.0.0.2").postTo(action, SECRETS);
            assertThat(tried.isSignedIn()).as(action).isFalse();
            assertThat(tried.status()).as(tried.toString()).isIn(200, 400, 403, 404);
        }
    }

    @Test
    void cookiesAndTokensOfTheOpenRealmAreNoneOfTheOther(KeycloakServer server) {
        LoginPages open = LoginPages.stranger(server, OPEN).open().badge("04DE51BEEF0002");
        assertThat(open.isSignedIn()).isTrue();
        String cookies = "KEYCLOAK_IDENTITY=" + open.cookie("KEYCLOAK_IDENTITY").orElseThrow() + "; KEYCLOAK_SESSION="
                + open.cookie("KEYCLOAK_SESSION").orElse("") + "; AUTH_SESSION_ID="
                + open.cookie("AUTH_SESSION_ID").orElseThrow();
        String tokens = open.tokens().toString();
        String access = tokens.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        String refresh = tokens.replaceAll(".*\"refresh_token\":\"([^\"]+)\".*", "$1");
        Caller closed = Caller.stranger(server, CLOSED);

        assertThat(closed.userinfo(access).status()).isEqualTo(401);
        assertThat(closed.authorized("GET", "session", "Bearer " + access).status())
                .isEqualTo(401);
        assertThat(LoginPages.stranger(server, CLOSED).refreshed(refresh).has("access_token"))
                .isFalse();
        Answer page = closed.send(closed.request("GET", "/protocol/openid-connect/auth")
                .addHeader("Cookie", cookies)
                .addParameter("client_id", "kiosk-app")
                .addParameter("redirect_uri", Drawing.APP)
                .addParameter("response_type", "code")
                .addParameter("scope", "openid")
                .addParameter("prompt", "none")
                .addParameter("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                .addParameter("code_challenge_method", "S256"));
        assertThat(page.header("Location")).contains("error=login_required");
    }

    /** The open realm answers the first request. Its settings must not affect the second. */
    @Test
    void requestsForBothOverOneConnection(KeycloakServer server) {
        String body = "{\"method\": \"pin\", \"username\": \"vera\", \"pin\": \"5937\"}";
        String head =
                " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + body.length();
        String both = "POST /realms/" + OPEN + "/auth/login" + head + "\r\n\r\n" + body + "POST /realms/" + CLOSED
                + "/auth/login" + head + "\r\nConnection: close\r\n\r\n" + body;

        String answers = Wire.stranger(server).send(both).toString();

        assertThat(answers.split("\"success\":true")).hasSize(2);
        assertThat(answers.split("\"success\":false")).hasSize(2);
        assertThat(answers.indexOf("\"success\":true")).isLessThan(answers.indexOf("ip_not_whitelisted"));
    }

    private static String parameter(String url, String name) {
        return url.replaceAll(".*[?&](" + name + "=[^&]*).*", "$1");
    }
}
