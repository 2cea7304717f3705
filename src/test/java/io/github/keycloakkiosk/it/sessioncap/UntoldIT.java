package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that no notice reaches: what they see when their session is evicted, and that it is over all the same. */
@KioskServer
class UntoldIT {

    private static final String APP = "http://127.0.0.1:8080/app";
    private static final String FRONT_CHANNEL = APP + "/front-channel-logout";

    private static int realms;

    private final LogoutReceiver endpoint = LogoutReceiver.open();
    private String realm;
    private String realmUrl;
    private Admin admin;
    private Person person;
    private LoginPages browser;

    /** A realm with a cap of one. */
    @BeforeEach
    void aRealmWithSuchClients(KeycloakServer server) {
        realm = "untold-" + ++realms;
        realmUrl = server.url() + "/realms/" + realm;
        admin = RealmCopy.create(server, realm, copy -> {
            client(copy, SamlApp.ENTITY)
                    .put("protocol", "saml")
                    .putObject("attributes")
                    .put("saml.client.signature", "false")
                    .put("saml.authnstatement", "true")
                    .put("saml_single_logout_service_url_post", endpoint.url());
            client(copy, "front")
                    .put("frontchannelLogout", true)
                    .putObject("attributes")
                    .put("frontchannel.logout.url", FRONT_CHANNEL);
        });
        admin.set("session-cap", "1");
        person = Person.create(admin);
        browser = LoginPages.atKiosk(server, realm);
    }

    private static ObjectNode client(ObjectNode realm, String clientId) {
        ObjectNode client = realm.withArray("clients").addObject();
        client.put("clientId", clientId)
                .put("publicClient", true)
                .putArray("redirectUris")
                .add("*");
        return client;
    }

    @AfterEach
    void closeEndpoint() {
        endpoint.close();
    }

    /** Keycloak itself tells such a client: the first notice is about a session that an admin ended. */
    @Test
    void aSamlClientIsNotTold(KeycloakServer server) throws Exception {
        String evicted = samlSession();
        assertThat(SamlApp.response(SamlApp.open(browser, realmUrl, true))).contains("status:Success", evicted);

        evict(server);

        String passive = SamlApp.response(SamlApp.open(browser, realmUrl, true));
        assertThat(passive).contains("status:NoPassive").doesNotContain("AuthnStatement");
        String ended = samlSession();
        admin.expect("DELETE", "/sessions/" + ended, null);
        assertThat(SamlApp.decode(endpoint.nextToken())).contains("LogoutRequest", ended);
    }

    private String samlSession() {
        SamlApp.open(browser, realmUrl, false);
        browser.switchTo("kiosk-password-form").password(person.name(), person.password());
        String session = Sessions.of(admin, person.name()).ids().iterator().next();
        assertThat(SamlApp.response(browser)).contains("status:Success", "SessionIndex=\"" + session);
        return session;
    }

    /** A logout in the browser shows the client's page in a frame. An eviction has no browser. */
    @Test
    void aFrontChannelClientIsNotTold(KeycloakServer server) {
        JsonNode tokens = login();
        assertThat(logout(tokens)).contains(FRONT_CHANNEL);

        tokens = login();
        evict(server);

        assertThat(browser.openFor("front", APP, "prompt=none").parameter("error"))
                .contains("login_required");
        assertThat(browser.refreshed(tokens.get("refresh_token").asText())
                        .path("error")
                        .asText())
                .isEqualTo("invalid_grant");
        String token = tokens.get("access_token").asText();
        assertThat(browser.session(token).json().get("error").asText()).isEqualTo("session_evicted");
        assertThat(logout(tokens)).doesNotContain(FRONT_CHANNEL);
    }

    private JsonNode login() {
        browser.openFor("front", APP, "prompt=login");
        return browser.switchTo("kiosk-password-form")
                .password(person.name(), person.password())
                .tokens();
    }

    private String logout(JsonNode tokens) {
        return browser.get(realmUrl + "/protocol/openid-connect/logout?id_token_hint="
                        + tokens.get("id_token").asText())
                .body();
    }

    private void evict(KeycloakServer server) {
        Caller elsewhere = Caller.atKiosk(server, realm);
        assertThat(elsewhere.badge(person.badge()).status()).isEqualTo(200);
    }
}
