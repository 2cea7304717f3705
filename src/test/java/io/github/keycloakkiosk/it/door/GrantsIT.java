package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every grant, with vera's PIN and badge in the request: client credentials (the robot's own token, not vera's), CIBA,
 * pushed requests, token exchange, JWT assertions, refresh, consent, and the device grant. The page of the device grant
 * judges the address of the browser that opens it.
 */
@KioskServer
class GrantsIT {

    private static final String REALM = "grants";
    private static final Map<String, String> BADGE = Map.of("login_string", "04DE51BEEF0002");
    private static final String TYPE = "urn:ietf:params:oauth:grant-type:";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private static Caller kiosk;
    private static Caller stranger;

    @BeforeAll
    static void aClientThatMayDoEverything(KeycloakServer server) {
        RealmCopy.create(server, REALM, realm -> {
            Drawing drawing = new Drawing(realm);
            realm.put("directGrantFlow", "kiosk direct grant");
            ObjectNode confidential = drawing.client("confidential")
                    .put("publicClient", false)
                    .put("secret", "s")
                    .put("serviceAccountsEnabled", true);
            confidential
                    .putObject("attributes")
                    .put("oidc.ciba.grant.enabled", "true")
                    .put("standard.token.exchange.enabled", "true");
            drawing.client("consent").put("consentRequired", true);
            drawing.client("device").putObject("attributes").put("oauth2.device.authorization.grant.enabled", "true");
            drawing.client("pages", "kiosk-badge-form REQUIRED");
        });
        kiosk = Caller.atKiosk(server, REALM);
        stranger = Caller.stranger(server, REALM);
    }

    @Test
    void aRobotsTokenIsTheRobots() {
        Answer answer = with(stranger, "/token", "grant_type=client_credentials");

        assertThat(Jwt.claims(answer.json().get("access_token").asText())
                        .get("preferred_username")
                        .asText())
                .isEqualTo("service-account-confidential");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/token?grant_type=" + TYPE + "jwt-bearer&assertion=5937",
                "/token?grant_type=" + TYPE + "token-exchange&subject_token=5937&subject_token_type=" + ACCESS_TOKEN,
                "/token?grant_type=" + TYPE + "token-exchange&requested_subject=vera&subject_token=04DE51BEEF0002"
                        + "&subject_token_type=" + ACCESS_TOKEN,
                "/token?grant_type=refresh_token&refresh_token=5937",
                "/token?grant_type=urn:openid:params:grant-type:ciba&auth_req_id=5937",
                "/ext/ciba/auth?scope=openid&login_hint=vera",
                "/ext/ciba/auth?scope=openid&login_hint=vera&user_code=5937&binding_message=5937",
            })
    void noGrantTakesAPin(String attempt) {
        String[] parts = attempt.split("\\?");
        for (Caller caller : List.of(stranger, kiosk)) {
            Answer answer = with(caller, parts[0], parts[1]);
            // 503 is Keycloak's own: it has nobody to ask on a back channel.
            assertThat(answer.status()).as(answer.body()).isIn(400, 401, 403, 503);
            assertThat(answer.body()).doesNotContain("access_token\"", "eyJ", "auth_req_id\"");
        }
    }

    @Test
    void aPushedRequestBringsNoPinAlong(KeycloakServer server) {
        for (Caller caller : List.of(stranger, kiosk)) {
            LoginPages elsewhere = LoginPages.stranger(server, REALM).get(pushed(server, caller));
            assertThat(elsewhere.status()).isEqualTo(403);
            LoginPages atKiosk = LoginPages.atKiosk(server, REALM).get(pushed(server, caller));
            assertThat(atKiosk.isSignedIn()).isFalse();
            assertThat(atKiosk.body()).contains("id=\"kiosk-badge-form\"").doesNotContain("name=\"pin\"");
        }
    }

    /** The URL at which a login begins that this caller has pushed. */
    private static String pushed(KeycloakServer server, Caller caller) {
        Answer pushed = with(caller, "/ext/par/request", "scope=openid&response_type=code&redirect_uri=" + Drawing.APP);
        assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);
        return server.url() + "/realms/" + REALM + "/protocol/openid-connect/auth?client_id=confidential&request_uri="
                + pushed.json().get("request_uri").asText();
    }

    @ParameterizedTest
    @CsvSource({"consent, 400", "pages, 403"})
    void aClientThatCannotDoItGetsNothing(String client, int status) {
        for (Map<String, String> login : List.of(
                Map.of("method", "pin", "username", "vera", "pin", "5937"),
                Map.of("method", "token", "login_string", "04DE51BEEF0002"))) {
            Answer answer = stranger.grant(client, login);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("access_token", "eyJ");
        }
    }

    /** The tokens of a session that a kiosk opened work elsewhere; the secret that opened it does not. */
    @Test
    void aTokenOfAKioskIsGoodElsewhereAndNoMoreThanThat() {
        Answer login = with(kiosk, "/token", "grant_type=password");
        String refresh = login.json().get("refresh_token").asText();
        String access = login.json().get("access_token").asText();

        assertThat(with(stranger, "/token", "grant_type=refresh_token&refresh_token=" + refresh)
                        .status())
                .isEqualTo(200);
        Answer exchanged = with(
                stranger,
                "/token",
                "grant_type=" + TYPE + "token-exchange&subject_token=" + access + "&subject_token_type="
                        + ACCESS_TOKEN);
        assertThat(exchanged.status()).isEqualTo(200);
        assertThat(Jwt.claims(exchanged.json().get("access_token").asText()).get("sid"))
                .isEqualTo(Jwt.claims(access).get("sid"));
        assertThat(with(stranger, "/token", "grant_type=password").status()).isEqualTo(403);
    }

    @Test
    void aDeviceIsLetInWhereItsPageIsOpenedAndNotWhereItAsks(KeycloakServer server) {
        Answer asked = stranger.send(stranger.request("POST", "/protocol/openid-connect/auth/device")
                .addParameter("client_id", "device")
                .addParameter("method", "pin")
                .addParameter("username", "vera")
                .addParameter("pin", "5937"));
        String page = asked.json().get("verification_uri_complete").asText();
        assertThat(poll(asked).json().get("error").asText()).isEqualTo("authorization_pending");

        LoginPages elsewhere = LoginPages.stranger(server, REALM).get(page);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(poll(asked).json().has("access_token")).isFalse();

        // A person at a kiosk who types a stranger's code lets the stranger's device in. That is the purpose of the
        // device grant.
        LoginPages browser = LoginPages.atKiosk(server, REALM).get(page).post(BADGE);
        if (browser.body().contains("name=\"pin\"")) {
            browser.pin("5937");
        }
        assertThat(browser.body()).contains("name=\"accept\"");
        String consent = browser.body().replaceAll("(?s).*action=\"([^\"]*consent[^\"]*)\".*", "$1");
        LoginPages accepted = browser.movedTo("127.0.0.2").postTo(url(server, consent), Map.of("accept", "Yes"));
        assertThat(accepted.status()).isEqualTo(403);
        assertThat(poll(asked).json().has("access_token")).isFalse();
    }

    private static String url(KeycloakServer server, String action) {
        return server.url().resolve(action.replace("&amp;", "&")).toString();
    }

    private static Answer poll(Answer asked) {
        return stranger.send(stranger.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", TYPE + "device_code")
                .addParameter("client_id", "device")
                .addParameter("device_code", asked.json().get("device_code").asText()));
    }

    /** With vera's PIN and badge, by the confidential client. */
    private static Answer with(Caller caller, String endpoint, String parameters) {
        RequestBuilder request = caller.request("POST", "/protocol/openid-connect" + endpoint);
        String all = parameters + "&client_id=confidential&client_secret=s&method=pin&username=vera&pin=5937"
                + "&login_string=04DE51BEEF0002";
        for (String pair : all.split("&")) {
            request.addParameter(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        return caller.send(request);
    }
}
