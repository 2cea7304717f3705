package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cap counts every stored online session of a person, however it was opened. */
@KioskServer
class WhatCountsIT {

    private static final String REALM = "what-counts";
    private static final String HOME = "what-counts-home";
    private static final String APP = "http://127.0.0.1:8080/app";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    private AtTheCap somebody;

    @BeforeAll
    static void clientsOfEachKind(KeycloakServer running) {
        server = running;
        RealmCopy.create(server, HOME, realm -> client(realm, "work"));
        admin = RealmCopy.create(server, REALM, realm -> {
            realm.put("rememberMe", true);
            client(realm, "second").put("publicClient", true);
            Broker.add(realm, server, HOME);
        });
        admin.set("session-cap", "2");
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static ObjectNode client(ObjectNode realm, String clientId) {
        ObjectNode client = RealmClient.addConfidential(realm, clientId);
        client.putArray("redirectUris").add("*");
        return client;
    }

    @BeforeEach
    void aUserWithTwoSessions() {
        somebody = new AtTheCap(admin, kiosk);
    }

    @Test
    void aLoginAtThePagesCounts() {
        somebody.assertCounted(() -> signedIn(somebody.person().byPassword(browser())));
    }

    @Test
    void aRememberedLoginCounts() {
        Person person = somebody.person();

        somebody.assertCounted(() -> {
            signedIn(browser()
                    .open()
                    .switchTo("kiosk-password-form")
                    .post(Map.of("username", person.name(), "password", person.password(), "rememberMe", "on")));
            JsonNode sessions = admin.get("/users/" + person.id() + "/sessions");
            assertThat(sessions.findValuesAsText("rememberMe")).containsExactlyInAnyOrder("true", "false");
        });
    }

    @Test
    void anAdminsImpersonationCounts() {
        somebody.assertCounted(
                () -> admin.expect("POST", "/users/" + somebody.person().id() + "/impersonation", Map.of()));
    }

    @Test
    void aLoginByAnIdentityProviderCounts() {
        Person atHome = Person.create(Admin.of(server, HOME));
        Broker.link(somebody.person(), atHome);

        somebody.assertCounted(() -> signedIn(browser()
                .openFor(Broker.CLIENT, APP, Broker.hint())
                .badge(atHome.badge())
                .pin(atHome.pin())));
    }

    /** For an offline session, Keycloak first opens an online session, and ends it when the code is exchanged. */
    @Test
    void anOfflineLoginAtThePagesEndsNobody() {
        somebody.assertNotCounted(() -> {
            LoginPages browser = browser()
                    .get(server.url() + "/realms/" + REALM + "/protocol/openid-connect/auth"
                            + "?client_id=second&response_type=code&scope=openid%20offline_access&redirect_uri=" + APP);
            browser.switchTo("kiosk-password-form")
                    .password(somebody.person().name(), somebody.person().password());
            String code = browser.parameter("code").orElseThrow();
            Answer tokens = new TokenEndpoint(kiosk, "second")
                    .grant("authorization_code", Map.of("code", code, "redirect_uri", APP));
            assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        });
    }

    private static LoginPages browser() {
        return LoginPages.atKiosk(server, REALM);
    }

    private static void signedIn(LoginPages browser) {
        assertThat(browser.isSignedIn()).as(browser.toString()).isTrue();
    }
}
