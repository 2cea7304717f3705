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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where {@code session-cap-offline} is {@code count}, offline sessions are sessions as any other. */
@KioskServer
class OfflineSessionsIT {

    private static final String REALM = "offline-sessions";
    private static final String APP = "http://127.0.0.1:8080/app";
    private static final String CLIENT = "second";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    private Person person;
    private Sessions sessions;

    @BeforeAll
    static void aCapOfTwo(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {
            ObjectNode client = RealmClient.add(realm, CLIENT);
            client.putArray("redirectUris").add("*");
        });
        admin.set("session-cap", "2");
        admin.set("session-caps-by-power");
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void somebody() {
        admin.set("session-cap-offline", "count");
        person = Person.create(admin);
        sessions = Sessions.of(admin, person.name());
    }

    @Test
    void ofOfflineLoginsTheOldestEndsAndIsToldWhy() {
        Answer first = offline();
        String second = refreshToken(offline());
        String third = refreshToken(offline());

        assertThat(List.of(isGood(refreshToken(first)), isGood(second), isGood(third)))
                .containsExactly(false, true, true);
        sessions.assertEndedByLogins(List.of(Sessions.id(first)));
        assertThat(kiosk.authorized("GET", "session", "Bearer " + Sessions.token(first))
                        .json()
                        .get("error")
                        .asText())
                .isEqualTo("session_evicted");
        assertThat(kiosk.userinfo(Sessions.token(first)).status()).isEqualTo(401);
    }

    @Test
    void theOldestGoesWhicheverKindItIs() {
        String online = badge();
        Answer offline = offline();

        String newer = badge();
        assertThat(sessions.ids()).containsExactly(newer);
        assertThat(isGood(refreshToken(offline))).isTrue();

        String newest = badge();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(newer, newest);
        assertThat(isGood(refreshToken(offline))).isFalse();
        sessions.assertEndedByLogins(List.of(online, Sessions.id(offline)));
    }

    /** The offline login is the newest: it makes the others go, and not itself. */
    @Test
    void anOfflineLoginEndsTheOldestOnlineSession() {
        String older = badge();
        String newer = badge();

        String refreshToken = refreshToken(offline());

        assertThat(sessions.ids()).containsExactly(newer);
        assertThat(isGood(refreshToken)).isTrue();
        sessions.assertEndedByLogins(List.of(older));
    }

    @Test
    void anOfflineLoginAtThePagesCountsOnce() {
        String older = badge();
        String newer = badge();

        JsonNode tokens = offlineAtThePages(LoginPages.atKiosk(server, REALM), true);

        assertThat(sessions.ids()).containsExactly(newer);
        assertThat(isGood(tokens.get("refresh_token").asText())).isTrue();
        sessions.assertEndedByLogins(List.of(older));
    }

    /** The session of a browser, and the offline session that it gave to an app. */
    @Test
    void anOnlineSessionAndItsOfflineTwinAreOneAndEndTogether() {
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        String both = person.byPassword(browser).claims().get("sid").asText();
        JsonNode twin = offlineAtThePages(browser, false);
        assertThat(Sessions.idOf(twin.get("access_token").asText())).isEqualTo(both);
        String badge = badge();
        assertThat(sessions.ids()).containsExactlyInAnyOrder(both, badge);
        assertThat(isGood(twin.get("refresh_token").asText())).isTrue();

        String next = badge();

        assertThat(sessions.ids()).containsExactlyInAnyOrder(badge, next);
        assertThat(isGood(twin.get("refresh_token").asText())).isFalse();
        sessions.assertEndedByLogins(List.of(both));
    }

    @Test
    void sessionsFromBeforeTheSettingCountFromTheNextLoginOn() throws InterruptedException {
        admin.set("session-cap-offline", "ignore");
        List<String> offline = List.of(refreshToken(offline()), nextSecond(), refreshToken(offline()));
        assertThat(isGood(offline.get(0))).isTrue();
        admin.set("session-cap-offline", "count");

        String online = badge();

        assertThat(sessions.ids()).containsExactly(online);
        assertThat(isGood(offline.get(0))).isFalse();
        assertThat(isGood(offline.get(2))).isTrue();
    }

    /** Keycloak remembers only the second in which such a session began. */
    private static String nextSecond() throws InterruptedException {
        Thread.sleep(1000);
        return "";
    }

    private Answer offline() {
        Answer login = kiosk.grant(
                CLIENT,
                Map.of("username", person.name(), "password", person.password(), "scope", "openid offline_access"));
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        return login;
    }

    private JsonNode offlineAtThePages(LoginPages browser, boolean byPassword) {
        browser.get(server.url() + "/realms/" + REALM + "/protocol/openid-connect/auth?client_id=" + CLIENT
                + "&response_type=code&scope=openid%20offline_access&redirect_uri=" + APP);
        if (byPassword) {
            browser.switchTo("kiosk-password-form").password(person.name(), person.password());
        }
        String code = browser.parameter("code").orElseThrow();
        return new TokenEndpoint(kiosk, CLIENT)
                .grant("authorization_code", Map.of("code", code, "redirect_uri", APP))
                .json();
    }

    private String badge() {
        return Sessions.id(kiosk.badge(person.badge()));
    }

    private static String refreshToken(Answer login) {
        return login.json().get("refresh_token").asText();
    }

    private static boolean isGood(String refreshToken) {
        return kiosk.refresh(CLIENT, refreshToken).status() == 200;
    }
}
