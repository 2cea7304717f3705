package io.github.keycloakkiosk.it.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One person signs in where the session of another still lives in the browser. */
@KioskServer
class TwoPeopleOneScreenIT {

    private static final String REALM = "two-people";
    private static final String OLGAS_BADGE = "04DE51BEEF0001";
    private static final String VERAS_BADGE = "04DE51BEEF0002";
    private static final String OTHER_APP = "http://127.0.0.1:8080/other";

    private static Admin admin;
    private static LogoutReceiver endpoint;
    private LoginPages kiosk;

    /** The ways in which the next person can sign in. */
    enum Way {
        BADGE {
            @Override
            void go(LoginPages pages) {
                pages.badge(OLGAS_BADGE);
            }
        },
        PIN {
            @Override
            void go(LoginPages pages) {
                pages.switchTo("kiosk-pin-form").pin("olga", "8264");
            }
        },
        PASSWORD {
            @Override
            void go(LoginPages pages) {
                pages.switchTo("kiosk-password-form").password("olga", "olga-secret");
            }
        };

        abstract void go(LoginPages pages);
    }

    @BeforeAll
    static void aRealmWhoseOtherAppIsToldOfLogouts(KeycloakServer server) {
        endpoint = LogoutReceiver.open();
        admin = RealmCopy.create(server, REALM, realm -> {
            realm.get("requiredActions").forEach(action -> ((ObjectNode) action).put("enabled", true));
            ObjectNode other = realm.withArray("clients").addObject();
            other.put("clientId", "other-app").put("publicClient", true);
            other.putArray("redirectUris").add(OTHER_APP);
            other.putObject("attributes")
                    .put("backchannel.logout.url", endpoint.url())
                    .put("backchannel.logout.session.required", "true");
        });
        // Each test opens more sessions.
        admin.set("session-cap", "0");
        admin.set("session-caps-by-power");
        // Both users have given their PINs, so a badge is one tap.
        LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form").pin("olga", "8264");
        LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form").pin("vera", "5937");
    }

    @BeforeEach
    void veraIsIn(KeycloakServer server) {
        kiosk = LoginPages.atKiosk(server, REALM).open().badge(VERAS_BADGE);
        assertThat(kiosk.isSignedIn()).isTrue();
        admin.expect("DELETE", "/events", null);
    }

    @ParameterizedTest
    @EnumSource
    void theNextPersonIsInAndTheSessionBeforeHasEnded(Way way) throws InterruptedException {
        String veras = kiosk.tokens().get("refresh_token").asText();
        String verasSession = kiosk.newTab()
                .openFor("other-app", OTHER_APP)
                .parameter("session_state")
                .orElseThrow();
        LoginPages next = kiosk.newTab().open("prompt=login");
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).doesNotContainIgnoringCase("vera").doesNotContain("re-authenticate");

        way.go(next);

        JsonNode tokens = next.tokens();
        assertThat(user(tokens)).isEqualTo("olga");
        // Olga's session has an id of its own, so a message about vera's session does not hit it.
        assertThat(next.parameter("session_state").orElseThrow()).isNotEqualTo(verasSession);
        assertThat(kiosk.refreshed(veras).get("error").asText()).isEqualTo("invalid_grant");
        assertThat(Jwt.claims(endpoint.nextToken()).get("sid").asText()).isEqualTo(verasSession);
        assertThat(admin.get("/users/" + admin.userId("vera") + "/sessions").findValuesAsText("id"))
                .doesNotContain(verasSession);
        JsonNode logout = admin.events("LOGOUT").get(0);
        assertThat(logout.get("userId").asText()).isEqualTo(admin.userId("vera"));
        assertThat(logout.at("/details/reason").asText()).isEqualTo("replaced");
        assertThat(logout.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
        assertThat(admin.events("LOGIN_ERROR")).isEmpty();
        // An app that is opened now has olga signed in at once.
        assertThat(user(kiosk.newTab().open().tokens())).isEqualTo("olga");
        assertThat(next.refreshed(tokens.get("refresh_token").asText()).has("access_token"))
                .isTrue();
    }

    @Test
    void aPinThatIsDueIsAskedOfTheNextPerson() {
        newUser("next-with-pin", "04BB000001");
        LoginPages next = kiosk.newTab().open("prompt=login").badge("04BB000001");
        assertThat(next.isSignedIn()).isFalse();
        assertThat(next.body()).contains("name=\"pin\"").doesNotContain("name=\"username\"");

        next.pin("4825");

        assertThat(user(next.tokens())).isEqualTo("next-with-pin");
    }

    @Test
    void aRequiredActionOfTheNextPersonIsAskedOfThem() {
        String id = newUser("next-with-action", "04BB000002");
        admin.expect("PUT", "/users/" + id, Map.of("requiredActions", List.of("TERMS_AND_CONDITIONS")));

        LoginPages next =
                kiosk.newTab().open("prompt=login").badge("04BB000002").pin("4825");

        assertThat(next.body()).contains("name=\"accept\"");
        next.post(Map.of("accept", ""));
        assertThat(user(next.tokens())).isEqualTo("next-with-action");
    }

    /** If the new session had the id of the one before, the earlier tokens would be good for it, if they are new enough. */
    @Test
    void aPageFromBeforeSomebodySignedInNextToItStartsAgain(KeycloakServer server) {
        LoginPages page = LoginPages.atKiosk(server, REALM).open();
        LoginPages nextToIt = page.newTab().open().badge(VERAS_BADGE);
        String verasSession = nextToIt.parameter("session_state").orElseThrow();
        String veras = nextToIt.tokens().get("refresh_token").asText();

        page.badge(OLGAS_BADGE);

        assertThat(page.isSignedIn()).isFalse();
        assertThat(nextToIt.refreshed(veras).has("access_token")).isFalse();
        page.badge(OLGAS_BADGE);
        assertThat(user(page.tokens())).isEqualTo("olga");
        assertThat(page.parameter("session_state").orElseThrow()).isNotEqualTo(verasSession);
        assertThat(nextToIt.refreshed(veras).has("access_token")).isFalse();
    }

    @Test
    void aWrongBadgeEndsNothing() {
        String veras = kiosk.tokens().get("refresh_token").asText();

        kiosk.newTab().open("prompt=login").badge("04DE51BEEF0099");

        assertThat(kiosk.refreshed(veras).has("access_token")).isTrue();
        assertThat(user(kiosk.newTab().open().tokens())).isEqualTo("vera");
    }

    @Test
    void thePersonWhoseSessionItIsKeepsIt() {
        String session = kiosk.parameter("session_state").orElseThrow();
        String veras = kiosk.tokens().get("refresh_token").asText();

        LoginPages again = kiosk.newTab().open("prompt=login").badge(VERAS_BADGE);

        assertThat(again.parameter("session_state")).contains(session);
        assertThat(kiosk.refreshed(veras).has("access_token")).isTrue();
        assertThat(admin.events("LOGOUT")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSessionOfTheLoginApisCookieEndsToo(Way way, KeycloakServer server) {
        Answer login =
                Caller.stranger(server, REALM).post("login", Map.of("userid", "vera", "password", "vera-secret"));
        String veras = login.json().at("/userinfo/token").asText();
        LoginPages browser = LoginPages.atKiosk(server, REALM).keep(login);
        assertThat(user(browser.open().tokens())).isEqualTo("vera");

        LoginPages next = browser.newTab().open("prompt=login");
        way.go(next);

        assertThat(user(next.tokens())).isEqualTo("olga");
        assertThat(Caller.stranger(server, REALM).userinfo(veras).status()).isEqualTo(401);
        assertThat(admin.events("LOGOUT").findValuesAsText("reason")).containsExactly("replaced");
        assertThat(user(browser.newTab().open().tokens())).isEqualTo("olga");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyAddsACredentialInTheSessionOfAnother(Way way) {
        LoginPages other = kiosk.newTab().open("prompt=login", "kc_action=UPDATE_PASSWORD");
        if (way == Way.PASSWORD) {
            other.switchTo("kiosk-password-form").post(Map.of("username", "olga", "password", "olga-secret"));
        } else {
            way.go(other);
        }

        assertThat(other.isSignedIn()).isFalse();
        assertThat(other.body()).doesNotContain("password-new");
        assertThat(admin.events("LOGIN_ERROR").findValuesAsText("userId")).containsOnly(admin.userId("vera"));
        assertThat(admin.events("LOGOUT")).isEmpty();
        // Vera herself may step up.
        other.switchTo("kiosk-password-form").post(Map.of("username", "vera", "password", "vera-secret"));
        assertThat(other.body()).contains("password-new");
    }

    @Test
    void aStepUpKeepsItsUser(KeycloakServer server) {
        levels(server, "two-levels");
        LoginPages browser =
                LoginPages.atKiosk(server, "two-levels").open("acr_values=1").badge(VERAS_BADGE);
        assertThat(browser.claims().get("acr").asText()).isEqualTo("1");

        LoginPages up = browser.newTab().open("acr_values=2");
        assertThat(up.body()).contains("name=\"pin\"").doesNotContain("name=\"username\"");
        up.post(Map.of("username", "olga", "pin", "8264"));
        assertThat(up.isSignedIn()).isFalse();
        up.pin("5937");

        String token = up.tokens().get("access_token").asText();
        assertThat(Jwt.claims(token).get("preferred_username").asText()).isEqualTo("vera");
        assertThat(Jwt.claims(token).get("acr").asText()).isEqualTo("2");
        assertThat(up.session(token).json().get("methods")).hasToString("[\"badge\",\"pin\"]");
    }

    /** Somebody began to sign in and walked away. The login is then no longer under the session's id. */
    @Test
    void aStepUpAfterAHandoverThatWasGivenUpGoesOn(KeycloakServer server) {
        levels(server, "given-up");
        LoginPages browser =
                LoginPages.atKiosk(server, "given-up").open("acr_values=1").badge(VERAS_BADGE);
        String session = browser.parameter("session_state").orElseThrow();
        browser.newTab().open("prompt=login");

        LoginPages up = browser.newTab().open("acr_values=2").pin("5937");

        assertThat(up.parameter("session_state")).contains(session);
        String token = up.tokens().get("access_token").asText();
        assertThat(Jwt.claims(token).get("acr").asText()).isEqualTo("2");
        assertThat(up.session(token).json().get("methods")).hasToString("[\"badge\",\"pin\"]");
    }

    /** Keycloak notes the levels of the cookie's session before it asks again. These levels are not the next person's. */
    @Test
    void theNextPersonHasNotTheLevelOfTheOneBefore(KeycloakServer server) {
        levels(server, "handed-over-levels");
        LoginPages browser = LoginPages.atKiosk(server, "handed-over-levels")
                .open("acr_values=2")
                .badge(VERAS_BADGE)
                .pin("5937");
        assertThat(browser.claims().get("acr").asText()).isEqualTo("2");

        LoginPages next = browser.newTab().open("prompt=login", "acr_values=1").badge(OLGAS_BADGE);
        assertThat(next.claims().get("acr").asText()).isEqualTo("1");
        assertThat(next.newTab().open("acr_values=2").isSignedIn()).isFalse();
    }

    /** Level 1 is the badge, level 2 the PIN, each good for an hour. */
    private static void levels(KeycloakServer server, String name) {
        RealmCopy.create(server, name, realm -> {
            ArrayNode flows = realm.withArray("authenticationFlows");
            for (int level : List.of(1, 2)) {
                realm.withArray("authenticatorConfig")
                        .addObject()
                        .put("alias", "level " + level)
                        .putObject("config")
                        .put("loa-condition-level", String.valueOf(level))
                        .put("loa-max-age", "3600");
                ArrayNode executions = flows.addObject()
                        .put("alias", "level " + level)
                        .put("providerId", "basic-flow")
                        .put("topLevel", false)
                        .put("builtIn", false)
                        .putArray("authenticationExecutions");
                executions
                        .addObject()
                        .put("authenticator", "conditional-level-of-authentication")
                        .put("authenticatorConfig", "level " + level)
                        .put("requirement", "REQUIRED")
                        .put("priority", 10);
                executions
                        .addObject()
                        .put("authenticator", level == 1 ? "kiosk-badge-form" : "kiosk-pin-form")
                        .put("requirement", "REQUIRED")
                        .put("priority", 20);
            }
            for (JsonNode flow : flows) {
                if (flow.get("alias").asText().equals("kiosk browser - forms")) {
                    ArrayNode executions = ((ObjectNode) flow).putArray("authenticationExecutions");
                    for (int level : List.of(1, 2)) {
                        executions
                                .addObject()
                                .put("authenticatorFlow", true)
                                .put("flowAlias", "level " + level)
                                .put("requirement", "CONDITIONAL")
                                .put("priority", level);
                    }
                }
            }
        });
    }

    /** Makes a user with the PIN 4825; returns the id. */
    private static String newUser(String name, String badge) {
        assertThat(admin.createUser(name, Admin.typed("badge", badge), Admin.typed("pin", "4825"))
                        .status())
                .isEqualTo(201);
        return admin.userId(name);
    }

    private static String user(JsonNode tokens) {
        return Jwt.claims(tokens.get("access_token").asText())
                .get("preferred_username")
                .asText();
    }
}
