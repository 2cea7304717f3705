package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thief takes the cookies of a kiosk's browser along before a login is over, and finishes the login elsewhere: on
 * Keycloak's own pages after the flow (consent, terms, a new password), on our pages, in a flow that asks for the name
 * first, and in a flow that has the tokens in the redirect.
 */
@KioskServer
class LoginEndIT {

    private static final String REALM = "login-end";
    private static final String STRANGER = "127.0.0.2";
    private static final Map<String, String> SECRETS = Map.of("pin", "5937", "login_string", "04DE51BEEF0002");
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    private static Admin admin;

    @BeforeAll
    static void clientsThatAskForConsent(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {
            Drawing drawing = new Drawing(realm);
            drawing.client("consent", "kiosk-badge-form REQUIRED").put("consentRequired", true);
            drawing.client("fragment", "kiosk-badge-form REQUIRED")
                    .put("consentRequired", true)
                    .put("implicitFlowEnabled", true);
            drawing.client("consent-and-password", "kiosk-badge-form REQUIRED, auth-password-form REQUIRED")
                    .put("consentRequired", true);
            drawing.client("badge", "kiosk-badge-form REQUIRED");
            drawing.client("name-first", "auth-username-form REQUIRED, kiosk-pin-form REQUIRED");
            drawing.client("badge-and-password", "kiosk-badge-form REQUIRED, auth-password-form REQUIRED");
            drawing.client("password", "auth-username-password-form REQUIRED").put("consentRequired", true);
        });
    }

    @BeforeEach
    void nothingHappenedYet() {
        requireOfVera();
        List.of("consent", "consent-and-password", "fragment", "password")
                .forEach(
                        client -> admin.send("DELETE", "/users/" + admin.userId("vera") + "/consents/" + client, null));
        admin.expect("DELETE", "/events", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "fragment"})
    void consentGivenElsewhereIsNoLogin(String response, KeycloakServer server) {
        LoginPages kiosk = response.equals("query")
                ? open(server, "consent")
                : LoginPages.atKiosk(server, REALM)
                        .get(server.url() + "/realms/" + REALM + "/protocol/openid-connect/auth?client_id=fragment"
                                + "&redirect_uri=" + Drawing.APP
                                + "&response_type=code%20id_token%20token&scope=openid&nonce=n");
        kiosk.post(SECRETS);
        assertThat(kiosk.body()).contains("name=\"accept\"");

        LoginPages elsewhere = kiosk.movedTo(STRANGER).postTo(action(server, kiosk), Map.of("accept", "Yes"));

        assertVoid(elsewhere);
        assertThat(elsewhere.answer().headers().toString() + elsewhere.body())
                .doesNotContain("access_token", "id_token", "code=");
    }

    @Test
    void aNewPasswordChosenElsewhereIsNoLogin(KeycloakServer server) {
        requireOfVera("UPDATE_PASSWORD");
        LoginPages kiosk = throughTheFlow(server, "badge-and-password");
        assertThat(kiosk.body()).contains("name=\"password-new\"");

        LoginPages elsewhere =
                kiosk.movedTo(STRANGER).post(Map.of("password-new", "vera-secret", "password-confirm", "vera-secret"));

        assertVoid(elsewhere);
    }

    /**
     * Each page commits by itself. Otherwise a thief could stop at the next page, and keep a password that is good
     * everywhere.
     */
    @Test
    void aNewPasswordChosenElsewhereIsNotKeptWhereAnotherPageFollows(KeycloakServer server) {
        requireOfVera("UPDATE_PASSWORD");
        LoginPages kiosk = throughTheFlow(server, "consent-and-password");
        assertThat(kiosk.body()).contains("name=\"password-new\"");

        LoginPages elsewhere =
                kiosk.movedTo(STRANGER).post(Map.of("password-new", "stolen", "password-confirm", "stolen"));

        assertVoid(elsewhere);
        requireOfVera();
        assertThat(Caller.stranger(server, REALM).password("vera", "stolen").status())
                .isEqualTo(401);
        assertThat(Caller.stranger(server, REALM)
                        .password("vera", "vera-secret")
                        .status())
                .isEqualTo(200);
    }

    /** Keycloak's page for the user name says, wrongly, that a password was proven. */
    @ParameterizedTest
    @ValueSource(strings = {"name-first", "badge-and-password"})
    void aNewPinChosenElsewhereIsNoLogin(String client, KeycloakServer server) {
        requireOfVera("kiosk-set-pin");
        LoginPages kiosk = throughTheFlow(server, client);
        assertThat(kiosk.body()).contains("name=\"pin-again\"");

        LoginPages elsewhere = kiosk.movedTo(STRANGER).post(Map.of("pin", "826493", "pin-again", "826493"));

        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(admin.events("LOGIN")).isEmpty();
        // The PIN was not kept either.
        assertThat(open(server, "name-first")
                        .post(Map.of("username", "vera"))
                        .pin("5937")
                        .body())
                .contains("name=\"pin-again\"");
    }

    @Test
    void theCookiesOfAVoidLoginAreOfNoUse(KeycloakServer server) {
        LoginPages kiosk = open(server, "consent");
        LoginPages thief = LoginPages.stranger(server, REALM).take(kiosk, "AUTH_SESSION_ID");
        kiosk.post(SECRETS);
        String action = action(server, kiosk);
        thief.postTo(action, Map.of("accept", "Yes"));
        assertThat(thief.isSignedIn()).isFalse();

        // The owner of the login goes on. If the session had the login's id, the thief's cookie would be good for it.
        kiosk.postTo(action, Map.of("accept", "Yes"));
        if (!kiosk.isSignedIn()) {
            kiosk.post(SECRETS).postTo(action(server, kiosk), Map.of("accept", "Yes"));
        }

        assertThat(kiosk.isSignedIn()).isTrue();
        assertThat(thief.openFor("consent", Drawing.APP, "prompt=none").isSignedIn())
                .isFalse();
        assertThat(thief.openFor("kiosk-app", Drawing.APP).isSignedIn()).isFalse();
    }

    @Test
    void atTheKioskTheSameLoginsEnd(KeycloakServer server) {
        LoginPages consent = open(server, "consent").post(SECRETS);
        assertThat(consent.postTo(action(server, consent), Map.of("accept", "Yes"))
                        .isSignedIn())
                .isTrue();
        requireOfVera("UPDATE_PASSWORD");
        assertThat(throughTheFlow(server, "badge-and-password")
                        .post(Map.of("password-new", "vera-secret", "password-confirm", "vera-secret"))
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void aLoginByPasswordEndsWhereItLikes(KeycloakServer server) {
        LoginPages kiosk = open(server, "password").password("vera", "vera-secret");

        LoginPages elsewhere = kiosk.movedTo(STRANGER).postTo(action(server, kiosk), Map.of("accept", "Yes"));

        assertThat(elsewhere.isSignedIn()).isTrue();
    }

    private static void assertVoid(LoginPages elsewhere) {
        assertThat(elsewhere.status()).as(elsewhere.toString()).isEqualTo(403);
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(admin.events("LOGIN")).isEmpty();
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("ip_not_whitelisted");
        assertThat(event.get("userId").asText()).isEqualTo(admin.userId("vera"));
        assertThat(event.at("/details/client_address").asText()).isEqualTo(STRANGER);
    }

    private static LoginPages throughTheFlow(KeycloakServer server, String client) {
        LoginPages kiosk = open(server, client);
        if (client.equals("name-first")) {
            kiosk.post(Map.of("username", "vera"));
        }
        kiosk.post(SECRETS);
        return client.endsWith("password") ? kiosk.post(Map.of("password", "vera-secret")) : kiosk;
    }

    private static LoginPages open(KeycloakServer server, String client, String... parameters) {
        return LoginPages.atKiosk(server, REALM).openFor(client, Drawing.APP, parameters);
    }

    /** The URL to which the consent page sends its answer. */
    private static String action(KeycloakServer server, LoginPages page) {
        Matcher matcher = ACTION.matcher(page.body());
        assertThat(matcher.find()).as(page.toString()).isTrue();
        return server.url().resolve(matcher.group(1).replace("&amp;", "&")).toString();
    }

    private static void requireOfVera(String... actions) {
        String user = "/users/" + admin.userId("vera");
        ObjectNode vera = (ObjectNode) admin.get(user);
        vera.set(
                "requiredActions",
                vera.arrayNode()
                        .addAll(List.of(actions).stream().map(vera::textNode).toList()));
        admin.expect("PUT", user, vera);
    }
}
