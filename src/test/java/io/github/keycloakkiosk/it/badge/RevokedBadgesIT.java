package io.github.keycloakkiosk.it.badge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Events and sessions say which badge was used; when the badge goes, by whatever way, its sessions go. */
@ServerBelowAPath
class RevokedBadgesIT {

    private static final String REALM = "revoked-badges";
    private static final String APP = "http://127.0.0.1:8080/app";

    private static Admin admin;
    private static KeycloakServer server;
    private static Caller kiosk;

    private Person person;
    private String badgeId;

    @BeforeAll
    static void aRealm(KeycloakServer keycloak) {
        server = keycloak;
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> RealmClient.add(realm, "asking")
                        .put("consentRequired", true)
                        .put("standardFlowEnabled", true)
                        .withArray("redirectUris")
                        .add(APP));
        admin.set("session-cap", "0");
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void somebody() {
        admin.expect("DELETE", "/events", null);
        person = Person.create(admin);
        badgeId = admin.credentials(person.name(), "badge").get(0).get("id").asText();
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        admin.expect("DELETE", "/events", null);
    }

    private String tap() {
        Answer answer = kiosk.badge(person.badge());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("token").asText();
    }

    private static String sid(String token) {
        return Jwt.claims(token).get("sid").asText();
    }

    private static int alive(String token) {
        return kiosk.userinfo(token).status();
    }

    private List<String> live() {
        List<String> ids = new ArrayList<>();
        admin.get("/users/" + person.id() + "/sessions")
                .forEach(session -> ids.add(session.get("id").asText()));
        return ids;
    }

    private JsonNode desk(String route, String badge) {
        Answer answer = kiosk.send(
                kiosk.request("GET", "/" + LostBadgeDesk.ID + "/" + route + "/" + person.id() + "/" + badge));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void loginsNameTheBadgeAtEveryDoor() {
        admin.putCredentials(
                person.id(),
                Map.of(
                        "type",
                        "badge",
                        "userLabel",
                        "Blue card",
                        "secretData",
                        Admin.json(Map.of("value", person.badge())),
                        "credentialData",
                        "{}"));
        tap();
        kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge()));
        person.byBadge(LoginPages.atKiosk(server, REALM));

        assertThat(admin.events("LOGIN")).hasSize(3).allSatisfy(event -> {
            assertThat(event.at("/details/badge_id").asText()).isEqualTo(badgeId);
            assertThat(event.at("/details/badge_label").asText()).isEqualTo("Blue card");
        });
        person.byPassword(LoginPages.atKiosk(server, REALM));
        assertThat(admin.events("LOGIN").get(0).at("/details/badge_id").asText())
                .isEmpty();
    }

    @Test
    void aWrongPinAfterTheBadgeNamesIt() {
        String other = Person.create(admin).badge();
        LoginPages page = LoginPages.atKiosk(server, REALM).open().badge(other).pin("0000");

        assertThat(page.isSignedIn()).isFalse();
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("invalid_user_credentials");
        assertThat(event.at("/details/badge_id").asText()).isNotEmpty().isNotEqualTo(badgeId);
    }

    @Test
    void anObstacleNamesItToo() {
        person.change(user -> user.put("enabled", false));

        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(401);

        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("user_disabled");
        assertThat(event.at("/details/badge_id").asText()).isEqualTo(badgeId);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                way("an admin", "badge_removed", test -> admin.expect("DELETE", test.person.path("badge"), null)),
                way("its owner", "badge_removed", RevokedBadgesIT::removeAsOwner),
                way(
                        "the lost badge",
                        "badge_lost",
                        test -> assertThat(test.desk("lost", test.badgeId).get(0))
                                .hasSize(3)));
    }

    private static Arguments way(String who, String reason, Consumer<RevokedBadgesIT> remove) {
        return Arguments.of(who, reason, remove);
    }

    private static void removeAsOwner(RevokedBadgesIT test) {
        String token = test.person
                .byPassword(LoginPages.atKiosk(server, REALM))
                .tokens()
                .get("access_token")
                .asText();
        String path = test.person.path("badge").replaceFirst(".*/credentials", "/account/credentials");
        Answer answer = kiosk.send(kiosk.request("DELETE", path)
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Accept", "application/json"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void itsSessionsEndWithIt(String who, String reason, Consumer<RevokedBadgesIT> remove) {
        String api = tap();
        String grant = kiosk.grant(
                        "kiosk-api", Map.of("method", "token", "login_string", person.badge(), "scope", "openid"))
                .json()
                .get("access_token")
                .asText();
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        person.byBadge(browser);
        String app = browser.tokens().get("access_token").asText();
        // The session goes on under the password, and the badge has opened it all the same.
        assertThat(person.byPassword(browser, "prompt=login").isSignedIn()).isTrue();
        String pin = kiosk.pin(person.name(), person.pin()).json().get("token").asText();
        String other = person.badge() + "01";
        admin.putCredential(person.name(), "badge", other);
        String byOther = kiosk.badge(other).json().get("token").asText();
        List<String> opened = List.of(sid(api), sid(grant), sid(app));
        List<String> listed = new ArrayList<>();
        desk("sessions", badgeId)
                .forEach(session -> listed.add(session.get("id").asText()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(desk("sessions", badgeId).findValuesAsText("address")).containsOnly("127.0.0.1");
        admin.expect("DELETE", "/events", null);

        remove.accept(this);

        assertThat(List.of(api, grant, app))
                .allSatisfy(token -> assertThat(alive(token)).isEqualTo(401));
        assertThat(List.of(pin, byOther))
                .allSatisfy(token -> assertThat(alive(token)).isEqualTo(200));
        assertThat(live()).doesNotContainAnyElementsOf(opened).contains(sid(pin), sid(byOther));
        JsonNode logouts = admin.events("LOGOUT");
        assertThat(logouts).hasSize(3).allSatisfy(event -> {
            assertThat(event.at("/details/reason").asText()).isEqualTo(reason);
            assertThat(event.at("/details/badge_id").asText()).isEqualTo(badgeId);
        });
        assertThat(browser.newTab().open().isSignedIn()).isFalse();
    }

    @Test
    void aSessionUnderItsEarlierIdEndsToo() {
        String before = tap();
        admin.set("secret-key", "YW5vdGhlciBrZXkgZm9yIHRoaXMgdGVzdCwgMzIgYnl0ZXM=");
        String at = tap();
        Patience.until(
                "it is moved",
                () -> !admin.credentials(person.name(), "badge")
                        .get(0)
                        .get("id")
                        .asText()
                        .equals(badgeId));
        String after = tap();
        assertThat(List.of(before, at, after))
                .allSatisfy(token -> assertThat(alive(token)).isEqualTo(200));
        assertThat(desk("sessions", badgeId)).hasSize(3);

        assertThat(desk("lost", badgeId).get(0)).hasSize(3);

        assertThat(List.of(before, at, after))
                .allSatisfy(token -> assertThat(alive(token)).isEqualTo(401));
    }

    @Test
    void itsEarlierIdRevokesItToo() {
        admin.set("secret-key", "dGhlIHRoaXJkIGtleSBmb3IgdGhpcyB0ZXN0LCAzMiBieXRlcyBsb25n");
        String token = tap();
        Patience.until("it is moved", () -> !idNow().equals(badgeId));
        String now = idNow();
        String badges = "users/" + person.id() + "/kiosk-login/badges/";

        JsonNode revoked = admin.expect("DELETE", "/kiosk-login/users/" + person.id() + "/badges/" + badgeId, null)
                .json();

        assertThat(revoked.get("badge").asText()).isEqualTo(now);
        assertThat(alive(token)).isEqualTo(401);
        assertThat(admin.credentials(person.name(), "badge")).isEmpty();
        assertThat(admin.get("/admin-events?resourcePath=" + badges + now).findValuesAsText("operationType"))
                .contains("DELETE");
    }

    private String idNow() {
        return admin.credentials(person.name(), "badge").get(0).get("id").asText();
    }

    /** Between single sign-on and the consent, the session has ended; Keycloak would open another. */
    @Test
    void aLoginUnderWayDoesNotSurvive() {
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        assertThat(person.byBadge(browser).isSignedIn()).isTrue();
        LoginPages consent = browser.newTab().openFor("asking", APP);
        assertThat(consent.body()).contains("name=\"accept\"");
        admin.expect("DELETE", person.path("badge"), null);
        admin.expect("DELETE", "/events", null);

        String action = consent.body().replaceAll("(?s).*action=\"([^\"]*consent[^\"]*)\".*", "$1");
        consent.postTo(server.url().resolve(action.replace("&amp;", "&")).toString(), Map.of("accept", "Yes"));

        assertThat(consent.isSignedIn()).as(consent.toString()).isFalse();
        assertThat(consent.status()).isIn(400, 403);
        assertThat(live()).hasSize(1); // that of the PIN
    }

    /** On a page of a required action, which is written before the login ends. */
    @Test
    void whoFoundABadgeEnrolsNothingOnceItIsRevoked() {
        person.require("kiosk-enrol-badge");
        LoginPages finder = LoginPages.atKiosk(server, REALM);
        person.byBadge(finder);
        assertThat(finder.body()).contains("login_string-again");
        admin.expect("DELETE", person.path("badge"), null);

        finder.post(Map.of("login_string", "04FEEDFEED01", "login_string-again", "04FEEDFEED01"));

        assertThat(finder.isSignedIn()).isFalse();
        assertThat(admin.credentials(person.name(), "badge")).isEmpty();
    }

    /** The badge was found before it was deleted; its session opens after the list was made. */
    @RepeatedTest(10)
    void loginsAtTheSameMomentDoNotSurvive() throws Exception {
        String path = person.path("badge");
        tap();

        List<Answer> answers =
                AtOnce.run(5, racer -> racer == 2 ? admin.send("DELETE", path, null) : kiosk.badge(person.badge()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 204, 401));
        assertThat(live()).as("only that of the PIN").hasSize(1);
    }
}
