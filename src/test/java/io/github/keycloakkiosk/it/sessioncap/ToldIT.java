package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * OpenID Connect clients hear of an eviction by back-channel logout, as from Keycloak itself. Other clients hear nothing.
 */
@KioskServer
class ToldIT {

    private static final String REALM = "told";
    private static final String APP = "http://127.0.0.1:8080/app";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    private final LogoutReceiver endpoint = LogoutReceiver.open();
    private final LogoutReceiver other = LogoutReceiver.open();
    private Person person;

    @BeforeAll
    static void aCapOfOne(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> RealmClient.addConfidential(realm, "api")
                        .putArray("protocolMappers")
                        .addObject()
                        .put("name", "may introspect")
                        .put("protocol", "openid-connect")
                        .put("protocolMapper", "oidc-audience-mapper")
                        .putObject("config")
                        .put("included.client.audience", "api")
                        .put("access.token.claim", "true"));
        admin.set("session-cap", "1");
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void somebody() {
        person = Person.create(admin);
    }

    @AfterEach
    void closeEndpoints() {
        endpoint.close();
        other.close();
    }

    @ParameterizedTest
    @CsvSource({"true, RS256", "false, RS256", "true, ES256"})
    void aNoticeIsTheOneThatKeycloakSends(String sessionRequired, String algorithm) throws Exception {
        String client = client(Map.of(
                "backchannel.logout.url", endpoint.url(),
                "backchannel.logout.session.required", sessionRequired,
                "id.token.signed.response.alg", algorithm));
        String evicted = login(client);
        String ended = login(client);
        SignedToken ours = new SignedToken(endpoint.nextToken());
        admin.expect("DELETE", "/sessions/" + ended, null);
        SignedToken theirs = new SignedToken(endpoint.nextToken());

        for (SignedToken token : List.of(ours, theirs)) {
            assertThat(token.header().get("alg").asText()).isEqualTo(algorithm);
            assertThat(token.isSignedBy(kiosk)).isTrue();
        }
        assertThat(ours.header()).isEqualTo(theirs.header());
        assertThat(ours.claims().path("sid").asText("none"))
                .isEqualTo(sessionRequired.equals("true") ? evicted : "none");
        assertThat(ours.claims().get("sub").asText()).isEqualTo(person.id());
        assertThat(ours.claims().get("aud").asText()).isEqualTo(client);
        assertThat(ours.claims().get("iss").asText()).isEqualTo(server.url() + "/realms/" + REALM);
        assertThat(ours.claims().get("jti")).isNotEqualTo(theirs.claims().get("jti"));
        assertThat(lasting(ours)).isEqualTo(lasting(theirs));
    }

    /** The claims that do not name one session or one moment. */
    private static JsonNode lasting(SignedToken token) {
        ObjectNode claims = token.claims().deepCopy();
        claims.put("lifespan", claims.get("exp").asLong() - claims.get("iat").asLong());
        if (claims.has("sid")) {
            claims.put("sid", "a session");
        }
        return claims.without(List.of("exp", "iat", "jti"));
    }

    /** This includes a client that prefers the front channel, since an eviction has no browser. */
    @Test
    void everyClientOfTheSessionIsTold() throws Exception {
        String first = client(Map.of("backchannel.logout.url", endpoint.url()));
        String second = client(Map.of(
                "backchannel.logout.url",
                other.url(),
                "frontchannel.logout.url",
                APP + "/logout",
                "frontchannel.logout.session.required",
                "true"));
        LoginPages browser = LoginPages.atKiosk(server, REALM).openFor(first, APP);
        browser.switchTo("kiosk-password-form").password(person.name(), person.password());
        String session = browser.claims().get("sid").asText();
        assertThat(browser.openFor(second, APP).claims().get("sid").asText()).isEqualTo(session);

        kiosk.badge(person.badge());

        for (var told : Map.of(first, endpoint, second, other).entrySet()) {
            JsonNode claims = Jwt.claims(told.getValue().nextToken());
            assertThat(claims.get("aud").asText()).isEqualTo(told.getKey());
        }
    }

    @Test
    void theEventTellsFromWhereTheNewSessionWasOpened() {
        String older = Sessions.id(kiosk.badge(person.badge()));
        String newer = Sessions.id(Caller.stranger(server, REALM).password(person.name(), person.password()));

        JsonNode event = new Sessions(admin, person.id()).logouts().get(0);
        assertThat(event.get("sessionId").asText()).isEqualTo(older);
        assertThat(event.get("clientId").asText()).isEqualTo("kiosk-api");
        assertThat(event.get("ipAddress").asText()).isEqualTo("127.0.0.2");
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.2");
        assertThat(event.at("/details/new_session_id").asText()).isEqualTo(newer);
        assertThat(event.at("/details/reason").asText()).isEqualTo("session_cap");
    }

    /** Keycloak refuses the token at once, everywhere. A service that checks only signature and expiry accepts it. */
    @Test
    void whatIsLeftIsATokenThatLooksGood() throws Exception {
        TokenEndpoint api = new TokenEndpoint(kiosk, "api");
        JsonNode tokens = api.grant(
                        "password", Map.of("username", person.name(), "password", person.password(), "scope", "openid"))
                .json();
        String token = tokens.get("access_token").asText();
        assertThat(introspected(token).get("active").asBoolean()).isTrue();

        kiosk.badge(person.badge());

        assertThat(introspected(token).get("active").asBoolean()).isFalse();
        assertThat(kiosk.userinfo(token).status()).isEqualTo(401);
        assertThat(kiosk.authorized("GET", "session", "Bearer " + token)
                        .json()
                        .get("error")
                        .asText())
                .isEqualTo("session_evicted");
        Map<String, String> refresh =
                Map.of("refresh_token", tokens.get("refresh_token").asText());
        assertThat(api.grant("refresh_token", refresh).json().get("error").asText())
                .isEqualTo("invalid_grant");
        assertThat(new SignedToken(token).isSignedBy(kiosk)).isTrue();
        assertThat(Jwt.claims(token).get("exp").asLong())
                .isGreaterThan(Instant.now().getEpochSecond());
    }

    private static JsonNode introspected(String token) {
        return kiosk.send(kiosk.request("POST", "/protocol/openid-connect/token/introspect")
                        .addParameter("client_id", "api")
                        .addParameter("client_secret", "s")
                        .addParameter("token", token))
                .json();
    }

    private String login(String client) {
        return Sessions.id(kiosk.grant(client, Map.of("username", person.name(), "password", person.password())));
    }

    private String client(Map<String, String> attributes) {
        String id = "client-of-" + person.name() + "-" + attributes.hashCode();
        admin.expect(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "frontchannelLogout",
                        attributes.containsKey("frontchannel.logout.url"),
                        "directAccessGrantsEnabled",
                        true,
                        "redirectUris",
                        List.of(APP),
                        "attributes",
                        attributes));
        return id;
    }
}
