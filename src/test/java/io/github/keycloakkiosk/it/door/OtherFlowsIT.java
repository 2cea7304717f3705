package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our pages in Keycloak's other flows: a forgotten password, registration, and the first and each later login by an
 * identity provider. Also our steps for grants in these flows, and our flow in the place of the flow for client
 * authentication.
 */
@KioskServer
class OtherFlowsIT {

    private static final String HOME = "identity-home";
    private static final Map<String, String> SECRETS =
            Map.of("username", "vera", "pin", "5937", "login_string", "04DE51BEEF0002");

    @BeforeAll
    static void anIdentityProvider(KeycloakServer server) {
        RealmCopy.create(server, HOME, realm -> {
            Drawing drawing = new Drawing(realm);
            drawing.flow(HOME + "-password", "password", "auth-username-password-form REQUIRED");
            realm.put("browserFlow", "password");
            ObjectNode client =
                    drawing.client("work").put("publicClient", false).put("secret", "s");
            client.putArray("redirectUris").add("*");
        });
    }

    /** A realm whose users come from an identity provider, with these two flows for them. */
    private static void work(KeycloakServer server, String name, String first, String after) {
        String home = server.url() + "/realms/" + HOME;
        String endpoint = home + "/protocol/openid-connect/";
        RealmCopy.create(server, name, realm -> {
            Drawing drawing = new Drawing(realm);
            drawing.flow(name + "-first", "first", first);
            drawing.flow(name + "-to-home", "to home", "identity-provider-redirector REQUIRED");
            realm.put("browserFlow", "to home");
            ObjectNode provider = realm.putArray("identityProviders").addObject();
            provider.put("alias", "home")
                    .put("providerId", "oidc")
                    .put("enabled", true)
                    .put("trustEmail", true);
            provider.put("firstBrokerLoginFlowAlias", "first");
            if (!after.isEmpty()) {
                drawing.flow(name + "-after", "after", after);
                provider.put("postBrokerLoginFlowAlias", "after");
            }
            provider.putObject("config")
                    .put("clientId", "work")
                    .put("clientSecret", "s")
                    .put("clientAuthMethod", "client_secret_post")
                    .put("authorizationUrl", endpoint + "auth")
                    .put("tokenUrl", endpoint + "token")
                    .put("jwksUrl", endpoint + "certs")
                    .put("issuer", home)
                    .put("useJwksUrl", "true")
                    .put("validateSignature", "true")
                    .put("defaultScope", "openid email profile");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "badge-first  | kiosk-badge-form REQUIRED                                            | ''",
                "pin-first    | idp-detect-existing-broker-user REQUIRED, kiosk-pin-form REQUIRED    | ''",
                "badge-link   | idp-detect-existing-broker-user REQUIRED, idp-auto-link REQUIRED, kiosk-badge-form REQUIRED | ''",
                "after-pin    | idp-detect-existing-broker-user REQUIRED, idp-auto-link REQUIRED     | kiosk-pin-form REQUIRED",
                "after-badge  | idp-detect-existing-broker-user REQUIRED, idp-auto-link REQUIRED     | kiosk-badge-form REQUIRED",
            })
    void aBrokeredLoginAsksAtKiosksAlone(String name, String first, String after, KeycloakServer server) {
        work(server, "work-" + name, first, after);
        LoginPages stranger = broker(LoginPages.stranger(server, "work-" + name));
        assertThat(stranger.status()).as(stranger.toString()).isEqualTo(403);
        assertThat(stranger.body()).doesNotContain("name=\"pin\"", "name=\"login_string\"");

        LoginPages kiosk = broker(LoginPages.atKiosk(server, "work-" + name));
        assertThat(kiosk.status()).as(kiosk.toString()).isEqualTo(200);
        assertThat(kiosk.movedTo("127.0.0.2").post(SECRETS).isSignedIn()).isFalse();
        LoginPages login = broker(LoginPages.atKiosk(server, "work-" + name)).post(SECRETS);
        if (after.isEmpty()) {
            // The login would link the account. Then the finder of a badge could log in from anywhere with an account
            // of the finder's own.
            assertThat(login.status()).as(login.toString()).isEqualTo(403);
            assertThat(login.isSignedIn()).isFalse();
            assertThat(login.toString()).contains("PIN or a badge");
        } else {
            assertThat(login.claims().get("preferred_username").asText()).isEqualTo("vera");
        }
    }

    private static LoginPages broker(LoginPages browser) {
        return browser.open("kc_idp_hint=home").password("vera", "vera-secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by-pin    | reset-credentials-choose-user REQUIRED, kiosk-pin-form REQUIRED, reset-password REQUIRED",
                "by-badge  | kiosk-badge-form REQUIRED, reset-password REQUIRED",
            })
    void noPasswordIsResetByAPinOrABadge(String name, String drawing, KeycloakServer server) {
        String realm = "reset-" + name;
        RealmCopy.create(server, realm, copy -> {
            new Drawing(copy).flow(realm + "-flow", "reset", drawing);
            copy.put("resetCredentialsFlow", "reset").put("resetPasswordAllowed", true);
        });

        LoginPages stranger = reset(LoginPages.stranger(server, realm));
        assertThat(stranger.status()).as(stranger.toString()).isEqualTo(403);
        assertThat(stranger.body()).doesNotContain("name=\"password-new\"", "name=\"pin\"", "name=\"login_string\"");
        LoginPages kiosk = reset(LoginPages.atKiosk(server, realm)).post(SECRETS);
        assertThat(kiosk.status()).as(kiosk.toString()).isEqualTo(403);
        assertThat(kiosk.body()).doesNotContain("name=\"password-new\"");
        assertThat(kiosk.toString()).contains("Your password is needed");
    }

    private static LoginPages reset(LoginPages browser) {
        LoginPages page = browser.open().loginAction("reset-credentials");
        return page.body().contains("name=\"username\"") && !page.body().contains("name=\"pin\"")
                ? page.post(Map.of("username", "vera"))
                : page;
    }

    /** Every flow of the realm is the direct grant flow for kiosks; and its direct grant flow is our flow of pages. */
    @Test
    void flowsOfTheWrongKindRefuse(KeycloakServer server) {
        RealmCopy.create(server, "wrong-kinds", realm -> {
            for (String kind : List.of(
                    "browserFlow",
                    "resetCredentialsFlow",
                    "registrationFlow",
                    "firstBrokerLoginFlow",
                    "dockerAuthenticationFlow",
                    "clientAuthenticationFlow")) {
                realm.put(kind, "kiosk direct grant");
            }
            realm.put("directGrantFlow", "kiosk browser").put("resetPasswordAllowed", true);
        });
        String realm = server.url() + "/realms/wrong-kinds";
        String query = "client_id=kiosk-app&redirect_uri=" + Drawing.APP + "&response_type=code&scope=openid"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&";
        for (LoginPages browser :
                List.of(LoginPages.stranger(server, "wrong-kinds"), LoginPages.atKiosk(server, "wrong-kinds"))) {
            for (String path : List.of(
                    "/protocol/openid-connect/auth?" + query,
                    "/protocol/openid-connect/registrations?" + query,
                    "/protocol/openid-connect/token?grant_type=password&" + query,
                    "/login-actions/reset-credentials?" + query,
                    "/login-actions/registration?" + query,
                    "/login-actions/first-broker-login?" + query)) {
                for (LoginPages page : List.of(
                        browser.newTab().get(realm + path),
                        browser.newTab().get(realm + path + "method=pin&username=vera&pin=5937"),
                        browser.newTab().postTo(realm + path, SECRETS))) {
                    assertThat(page.status()).as(path + page).isIn(200, 302, 400, 401, 403, 404, 405);
                    assertThat(page.isSignedIn()).as(path).isFalse();
                    assertThat(page.body()).doesNotContain("access_token");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kiosk-pin-form REQUIRED", "kiosk-badge-form REQUIRED", "kiosk-grant-pin REQUIRED"})
    void nobodyRegistersThroughOurSteps(String drawing, KeycloakServer server) {
        String realm = "register-" + Integer.toHexString(drawing.hashCode());
        RealmCopy.create(server, realm, copy -> {
            new Drawing(copy).flow(realm + "-flow", "register", drawing);
            copy.put("registrationFlow", "register");
        });

        for (LoginPages browser : List.of(LoginPages.stranger(server, realm), LoginPages.atKiosk(server, realm))) {
            LoginPages page = browser.open().loginAction("registration");
            assertThat(page.status()).as(page.toString()).isIn(200, 400, 403);
            assertThat(page.isSignedIn()).isFalse();
        }
        LoginPages stranger = LoginPages.stranger(server, realm).open().loginAction("registration");
        assertThat(stranger.status()).isIn(400, 403);
    }
}
