package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.util.Map;
import java.util.Set;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that no browser opens and that need server options: CIBA, and Keycloak's older exchange of tokens. */
@ServerBelowAPath
class AskedAndExchangedIT {

    private static final String REALM = "asked-and-exchanged";
    private static final String TYPE = "urn:ietf:params:oauth:";

    private static Admin admin;
    private static Caller kiosk;

    private AtTheCap somebody;

    @BeforeAll
    static void aClientThatMayDoBoth(KeycloakServer server) {
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> RealmClient.addConfidential(realm, "till")
                        .putObject("attributes")
                        .put("oidc.ciba.grant.enabled", "true"));
        admin.set("session-cap", "2");
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void aUserWithTwoSessions() {
        somebody = new AtTheCap(admin, kiosk);
    }

    @Test
    void aLoginThatIsGrantedOnAPhoneCounts() {
        try (Phone phone = Phone.on()) {
            somebody.assertCounted(() -> {
                Answer asked = post(
                        "/ext/ciba/auth",
                        Map.of(
                                "scope",
                                "openid",
                                "login_hint",
                                somebody.person().name()));
                assertThat(asked.status()).as(asked.body()).isEqualTo(200);
                Answer answered = kiosk.send(kiosk.request("POST", "/protocol/openid-connect/ext/ciba/auth/callback")
                        .setHeader("Authorization", phone.nextQuestion())
                        .setEntity(new StringEntity("{\"status\": \"SUCCEED\"}", ContentType.APPLICATION_JSON)));
                assertThat(answered.status()).as(answered.body()).isEqualTo(200);
                Sessions.token(post(
                        "/token",
                        Map.of(
                                "grant_type",
                                "urn:openid:params:grant-type:ciba",
                                "auth_req_id",
                                asked.json().get("auth_req_id").asText())));
            });
        }
    }

    /**
     * Opens a session for a user whom the bearer of the token may impersonate. Its event names no session, so the event of
     * the eviction names none either.
     */
    @Test
    void anOlderExchangeOfATokenThatOpensASessionForAnotherUserCounts() {
        admin.delegate("warden", "impersonation");
        String warden = Sessions.token(
                post("/token", Map.of("grant_type", "password", "username", "warden", "password", "of-warden")));
        Sessions sessions = Sessions.of(admin, somebody.person().name());
        Set<String> before = sessions.ids();

        Sessions.token(post(
                "/token",
                Map.of(
                        "grant_type",
                        TYPE + "grant-type:token-exchange",
                        "subject_token",
                        warden,
                        "subject_token_type",
                        TYPE + "token-type:access_token",
                        "requested_subject",
                        somebody.person().name())));

        assertThat(kiosk.userinfo(somebody.token()).status()).isEqualTo(401);
        assertThat(sessions.ids()).hasSize(2).isNotEqualTo(before);
    }

    /** The session for the other user ends; the exchanger's own session stays. */
    @Test
    void anImpersonatorsTokenLogsOutItsUser() {
        admin.delegate("usher", "impersonation");
        String usher = Sessions.token(
                post("/token", Map.of("grant_type", "password", "username", "usher", "password", "of-usher")));
        String token = Sessions.token(post(
                "/token",
                Map.of(
                        "grant_type",
                        TYPE + "grant-type:token-exchange",
                        "subject_token",
                        usher,
                        "subject_token_type",
                        TYPE + "token-type:access_token",
                        "requested_subject",
                        somebody.person().name())));
        Sessions sessions = Sessions.of(admin, somebody.person().name());
        assertThat(sessions.ids()).contains(Sessions.idOf(token));

        assertThat(kiosk.authorized("POST", "logout", "Bearer " + token).status())
                .isEqualTo(200);

        assertThat(sessions.ids()).doesNotContain(Sessions.idOf(token));
        assertThat(Sessions.of(admin, "usher").ids()).containsExactly(Sessions.idOf(usher));
    }

    private static Answer post(String endpoint, Map<String, String> parameters) {
        var request = kiosk.request("POST", "/protocol/openid-connect" + endpoint)
                .addParameter("client_id", "till")
                .addParameter("client_secret", "s");
        parameters.forEach(request::addParameter);
        return kiosk.send(request);
    }
}
