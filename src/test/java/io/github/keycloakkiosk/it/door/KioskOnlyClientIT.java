package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.nio.file.Files;
import java.util.List;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody carries a kiosk's session away, with its refresh token and its cookies: a client can forbid that. */
@KioskServer
class KioskOnlyClientIT {

    private static final String REALM = "kiosk-only";
    private static final String COOKIE_OR_BADGE = "auth-cookie ALTERNATIVE, kiosk-badge-form ALTERNATIVE";
    private static final String STRANGER = "127.0.0.2";

    private static Admin admin;
    private static KeycloakServer server;

    @BeforeAll
    static void oneClientThatForbidsItAndOneThatDoesNot(KeycloakServer keycloak) {
        server = keycloak;
        admin = RealmCopy.create(server, REALM, realm -> {
            realm.putArray("enabledEventTypes")
                    .add("REFRESH_TOKEN_ERROR")
                    .add("PERMISSION_TOKEN_ERROR")
                    .add("LOGIN_ERROR");
            Drawing drawing = new Drawing(realm);
            drawing.client("files")
                    .put("publicClient", false)
                    .put("serviceAccountsEnabled", true)
                    .put("authorizationServicesEnabled", true)
                    .putObject("authorizationSettings")
                    .put("policyEnforcementMode", "DISABLED") // everybody may have everything
                    .putArray("resources")
                    .addObject()
                    .put("name", "a drawing");
            drawing.client("stays", COOKIE_OR_BADGE).putObject("attributes").put("kiosk-login.at-kiosk-only", "yes");
            drawing.client("leaves", COOKIE_OR_BADGE).putObject("attributes").put("kiosk-login.at-kiosk-only", "False");
            drawing.client("stays-with-password", "auth-username-password-form REQUIRED")
                    .putObject("attributes")
                    .put("kiosk-login.at-kiosk-only", "true");
        });
    }

    @BeforeEach
    void nothingHappenedYet() {
        admin.expect("DELETE", "/events", null);
    }

    @Test
    void aKioskSessionIsRefreshedAtAKiosk() throws Exception {
        String token = byBadge("stays").tokens().get("refresh_token").asText();

        Answer elsewhere = refresh(Caller.stranger(server, REALM), "stays", token);

        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.json().get("error").asText()).isEqualTo("invalid_grant");
        JsonNode event = admin.events("REFRESH_TOKEN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("ip_not_whitelisted");
        assertThat(event.get("clientId").asText()).isEqualTo("stays");
        assertThat(event.get("userId").asText()).isEqualTo(admin.userId("vera"));
        assertThat(event.at("/details/client_address").asText()).isEqualTo(STRANGER);
        assertThat(Files.readString(server.log()))
                .contains("Realm " + REALM + " refused new tokens for a session by PIN or badge from " + STRANGER);
        assertThat(refresh(Caller.atKiosk(server, REALM), "stays", token).status())
                .isEqualTo(200);
    }

    @Test
    void aSecondTokenInTheFormIsNoWayAround() {
        String token = byBadge("stays").tokens().get("refresh_token").asText();
        Caller stranger = Caller.stranger(server, REALM);

        for (String other : new String[] {"", "x.y.z", "x"}) {
            for (String[] tokens : new String[][] {{token, other}, {other, token}}) {
                RequestBuilder request = form("stays");
                for (String one : tokens) {
                    request.addParameter("refresh_token", one);
                }
                assertThat(stranger.send(request).status()).isEqualTo(400);
            }
        }
        assertThat(stranger.send(form("stays")
                                .addParameter("grant_type", "password")
                                .addParameter("refresh_token", token))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void otherClientsAndPasswordSessionsAreFree() {
        String leaves = byBadge("leaves").tokens().get("refresh_token").asText();
        String password = LoginPages.stranger(server, REALM)
                .openFor("stays-with-password", Drawing.APP)
                .password("olga", "olga-secret")
                .tokens()
                .get("refresh_token")
                .asText();

        assertThat(refresh(Caller.stranger(server, REALM), "leaves", leaves).status())
                .isEqualTo(200);
        assertThat(refresh(Caller.stranger(server, REALM), "stays-with-password", password)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void singleSignOnElsewhereGivesTheClientNoTokens() {
        LoginPages browser = byBadge("leaves");

        LoginPages elsewhere = browser.movedTo(STRANGER).openFor("stays", Drawing.APP);

        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(admin.events("LOGIN_ERROR").get(0).get("error").asText()).isEqualTo("ip_not_whitelisted");
        assertThat(byBadge("leaves")
                        .movedTo(STRANGER)
                        .openFor("leaves", Drawing.APP)
                        .isSignedIn())
                .isTrue();
        assertThat(byBadge("leaves").openFor("stays", Drawing.APP).isSignedIn()).isTrue();
    }

    @Test
    void anAccessTokenBringsNoOtherElsewhere() {
        String token = byBadge("stays").tokens().get("access_token").asText();

        Answer elsewhere = permitted(Caller.stranger(server, REALM), token);

        assertThat(elsewhere.status()).as(elsewhere.toString()).isEqualTo(400);
        assertThat(elsewhere.json().get("error").asText()).isEqualTo("invalid_grant");
        assertThat(admin.events("PERMISSION_TOKEN_ERROR").get(0).get("error").asText())
                .isEqualTo("ip_not_whitelisted");
        assertThat(permitted(Caller.atKiosk(server, REALM), token).status()).isEqualTo(200);
        String leaves = byBadge("leaves").tokens().get("access_token").asText();
        assertThat(permitted(Caller.stranger(server, REALM), leaves).status()).isEqualTo(200);
    }

    /** An API asks so, from its own address. */
    @Test
    void whatIsPermittedIsSaidElsewhereToo() {
        String token = byBadge("stays").tokens().get("access_token").asText();

        Answer decision = permitted(Caller.stranger(server, REALM), token, "response_mode", "decision");

        assertThat(decision.status()).as(decision.toString()).isEqualTo(200);
        assertThat(decision.json().get("result").asBoolean()).isTrue();
        assertThat(decision.body()).doesNotContain("token");
    }

    /** Keycloak drops parameters whose values are too long together. */
    @Test
    void aParameterThatIsDroppedIsNoWayAround() {
        String token = byBadge("stays").tokens().get("access_token").asText();

        Answer answer = Caller.stranger(server, REALM)
                .send(ticket("uma-ticket")
                        .setHeader("Authorization", "Bearer " + token)
                        .addParameter("response_mode", "decision")
                        .addParameter("response_mode", "a".repeat(4000)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_grant");
    }

    /** Keycloak 26.7 takes such characters away, and reads what is left. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "%01", "%0A", "\n", "[31m", "%7f"})
    void whatKeycloakWouldCleanIsNoWayAround(String dirt) {
        Caller stranger = Caller.stranger(server, REALM);
        JsonNode tokens = byBadge("stays").tokens();
        String refresh = tokens.get("refresh_token").asText();
        String access = tokens.get("access_token").asText();

        for (RequestBuilder request : List.of(
                form("stays", "refresh_token" + dirt).addParameter("refresh_token", refresh),
                form("stays", "refresh_token").addParameter("refresh_token", refresh.replaceFirst("\\.", "." + dirt)),
                ticket("uma-ticket" + dirt).setHeader("Authorization", "Bearer " + access),
                ticket("uma-ticket").addParameter("subject_token", access + dirt))) {
            Answer answer = stranger.send(request);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("access_token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s=\tx", "Bearer %s x", "Bearer\t%s", "bearer  %s", "DPoP %s", "%s"})
    void noHeaderHidesTheToken(String header) {
        String access = byBadge("stays").tokens().get("access_token").asText();

        Answer answer = Caller.stranger(server, REALM)
                .send(ticket("uma-ticket").setHeader("Authorization", header.formatted(access)));

        assertThat(answer.body()).as(answer.toString()).doesNotContain("access_token");
        assertThat(answer.status()).isBetween(400, 403);
    }

    /** An access token of the bearer's client, with what it is permitted at the resource server. */
    private static Answer permitted(Caller caller, String token, String... more) {
        RequestBuilder request = ticket("uma-ticket").setHeader("Authorization", "Bearer " + token);
        if (more.length > 0) {
            request.addParameter(more[0], more[1]);
        }
        return caller.send(request);
    }

    private static RequestBuilder ticket(String grant) {
        return RequestBuilder.post(server.url() + "/realms/" + REALM + "/protocol/openid-connect/token")
                .addParameter("grant_type", "urn:ietf:params:oauth:grant-type:" + grant)
                .addParameter("audience", "files");
    }

    private static LoginPages byBadge(String client) {
        LoginPages pages =
                LoginPages.atKiosk(server, REALM).openFor(client, Drawing.APP).badge("04DE51BEEF0002");
        assertThat(pages.isSignedIn()).as(pages.toString()).isTrue();
        return pages;
    }

    private static Answer refresh(Caller caller, String client, String token) {
        return caller.send(form(client).addParameter("refresh_token", token));
    }

    private static RequestBuilder form(String client) {
        return form(client, "refresh_token");
    }

    private static RequestBuilder form(String client, String grant) {
        return RequestBuilder.post(server.url() + "/realms/" + REALM + "/protocol/openid-connect/token")
                .addParameter("grant_type", grant)
                .addParameter("client_id", client);
    }
}
