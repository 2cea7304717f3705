package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The cap does not count requests that open no session, or a session without a person. They end nobody's session, and make
 * no session younger.
 */
@KioskServer
class WhatCountsNothingIT {

    private static final String REALM = "what-counts-nothing";
    private static final String APP = "http://127.0.0.1:8080/app";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    private AtTheCap somebody;

    @BeforeAll
    static void clientsOfEachKind(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {
            client(realm, "second");
            client(realm, "device").putObject("attributes").put("oauth2.device.authorization.grant.enabled", "true");
            client(realm, "robot")
                    .put("publicClient", false)
                    .put("serviceAccountsEnabled", true)
                    .putObject("attributes")
                    .put("standard.token.exchange.enabled", "true")
                    .put("client_credentials.use_refresh_token", "true");
            RealmClient.addAudience((ObjectNode) realm.at("/clients/0"), "robot");
            client(realm, SamlApp.ENTITY)
                    .put("protocol", "saml")
                    .putObject("attributes")
                    .put("saml.client.signature", "false")
                    .put("saml.allow.ecp.flow", "true");
        });
        admin.set("session-cap", "2");
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static ObjectNode client(ObjectNode realm, String clientId) {
        ObjectNode client = RealmClient.add(realm, clientId).put("secret", "s");
        client.putArray("redirectUris").add("*");
        return client;
    }

    @BeforeEach
    void aUserWithTwoSessions() {
        somebody = new AtTheCap(admin, kiosk);
    }

    /** It does not make the session younger either. */
    @Test
    void singleSignOnIntoASecondClientCountsNothing() {
        Person person = Person.create(admin);
        Sessions sessions = Sessions.of(admin, person.name());
        LoginPages browser = browser();
        String older = sid(person.byPassword(browser));
        String newer = Sessions.id(kiosk.badge(person.badge()));

        for (int again = 0; again < 3; again++) {
            assertThat(sid(browser.openFor("second", APP))).isEqualTo(older);
        }

        assertThat(sessions.ids()).containsExactlyInAnyOrder(older, newer);
        String next = Sessions.id(kiosk.badge(person.badge()));
        assertThat(sessions.ids()).containsExactlyInAnyOrder(newer, next);
    }

    @Test
    void aRefreshCountsNothing() {
        somebody.assertNotCounted(() -> {
            Answer refreshed = kiosk.refresh("kiosk-api", somebody.refreshToken());
            assertThat(Sessions.id(refreshed)).isEqualTo(Sessions.idOf(somebody.token()));
        });
    }

    /** The use of an offline session does not count either. Offline sessions stay when online sessions end. */
    @Test
    void offlineSessionsCountNothing() {
        Map<String, String> login = Map.of(
                "username", somebody.person().name(),
                "password", somebody.person().password(),
                "scope", "openid offline_access");
        List<String> offline = new ArrayList<>();

        somebody.assertNotCounted(() -> {
            for (int time = 0; time < 3; time++) {
                offline.add(
                        kiosk.grant("second", login).json().get("refresh_token").asText());
                assertRefreshed(offline);
            }
        });

        assertRefreshed(offline);
    }

    private static void assertRefreshed(List<String> tokens) {
        assertThat(tokens)
                .allSatisfy(token ->
                        assertThat(kiosk.refresh("second", token).status()).isEqualTo(200));
    }

    /** SAML's profile for clients that are no browsers: its session lives for one request, which shows in the event. */
    @Test
    void aTransientSessionCountsNothing() {
        Person person = somebody.person();

        somebody.assertNotCounted(() -> {
            Answer answer = kiosk.send(SamlApp.ecp(kiosk.request("POST", "/protocol/saml"), person));
            assertThat(answer.body()).contains("status:Success");
            assertThat(admin.get("/events?type=LOGIN&client=" + SamlApp.ENTITY + "&user=" + person.id()))
                    .hasSize(1)
                    .allSatisfy(
                            event -> assertThat(event.get("sessionId").asText()).isNotEmpty());
        });
    }

    /** Keycloak's standard exchange; the session that it opens for an offline session lives for that request. */
    @Test
    void anExchangeOfATokenCountsNothing() {
        Person person = somebody.person();

        somebody.assertNotCounted(() -> {
            for (String token : List.of(somebody.token(), offlineToken(person))) {
                Answer exchanged = new TokenEndpoint(kiosk, "robot")
                        .grant(
                                GRANT + "token-exchange",
                                Map.of("subject_token", token, "subject_token_type", ACCESS_TOKEN));
                assertThat(exchanged.status()).as(exchanged.body()).isEqualTo(200);
            }
        });
    }

    @Test
    void theSessionsOfAServiceAccountHaveNoCap() {
        List<Answer> logins = IntStream.range(0, 4)
                .mapToObj(time -> new TokenEndpoint(kiosk, "robot").grant("client_credentials", Map.of()))
                .toList();

        assertThat(logins).allSatisfy(login -> assertThat(login.status()).isEqualTo(200));
        String client = admin.get("/clients?clientId=robot").get(0).get("id").asText();
        String robot = admin.get("/clients/" + client + "/service-account-user")
                .get("id")
                .asText();
        assertThat(new Sessions(admin, robot).ids())
                .containsExactlyInAnyOrderElementsOf(
                        logins.stream().map(Sessions::id).toList());
    }

    /** The login in the browser counts; the device then uses that session. */
    @Test
    void aDeviceCountsNothing() {
        Person person = Person.create(admin);
        Sessions sessions = Sessions.of(admin, person.name());
        LoginPages browser = browser();
        String older = sid(person.byPassword(browser));
        String newer = Sessions.id(kiosk.badge(person.badge()));
        Answer asked = kiosk.send(
                kiosk.request("POST", "/protocol/openid-connect/auth/device").addParameter("client_id", "device"));

        browser.get(asked.json().get("verification_uri_complete").asText());
        String consent = browser.body().replaceAll("(?s).*action=\"([^\"]*consent[^\"]*)\".*", "$1");
        browser.postTo(server.url().resolve(consent.replace("&amp;", "&")).toString(), Map.of("accept", "Yes"));
        Answer device = new TokenEndpoint(kiosk, "device")
                .grant(
                        GRANT + "device_code",
                        Map.of("device_code", asked.json().get("device_code").asText()));

        assertThat(Sessions.id(device)).isEqualTo(older);
        assertThat(sessions.ids()).containsExactlyInAnyOrder(older, newer);
        String next = Sessions.id(kiosk.badge(person.badge()));
        assertThat(sessions.ids()).containsExactlyInAnyOrder(newer, next);
    }

    private static String offlineToken(Person person) {
        return Sessions.token(new TokenEndpoint(kiosk, "robot")
                .grant(
                        "password",
                        Map.of(
                                "username", person.name(),
                                "password", person.password(),
                                "scope", "openid offline_access")));
    }

    private static LoginPages browser() {
        return LoginPages.atKiosk(server, REALM);
    }

    private static String sid(LoginPages browser) {
        return browser.claims().get("sid").asText();
    }
}
