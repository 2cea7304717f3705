package io.github.keycloakkiosk.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.DpopProof;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KeycloakVersion;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A session that a badge or a PIN opened opens apps. It makes, changes or removes nothing that works without a kiosk or
 * outlives the session. A user who has given a password is hindered in nothing.
 */
@KioskServer
class KioskSessionIT {

    private static final String REALM = "kiosk-session";
    private static final String TYPE = "urn:ietf:params:oauth:grant-type:";

    private static Admin admin;

    private Person person;
    private LoginPages browser;
    private Caller kiosk;
    private Caller stranger;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = ConfinedRealm.create(server, REALM);
    }

    @BeforeEach
    void somebody(KeycloakServer server) {
        person = Person.create(admin);
        browser = LoginPages.atKiosk(server, REALM);
        kiosk = Caller.atKiosk(server, REALM);
        stranger = Caller.stranger(server, REALM);
        // The PIN was given, so from now on the badge alone opens a session.
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        admin.expect("DELETE", "/events", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE_PASSWORD",
                "UPDATE_PROFILE",
                "UPDATE_EMAIL",
                "CONFIGURE_TOTP",
                "CONFIGURE_RECOVERY_AUTHN_CODES",
                "webauthn-register",
                "webauthn-register-passwordless",
                "delete_account",
                "delete_credential:pin",
                "idp_link:home",
            })
    void anActionThatWorksElsewhereNeedsThePassword(String name, KeycloakServer server) {
        String action = name.equals("delete_credential:pin") ? "delete_credential:" + credential("pin") : name;
        person.byBadge(browser);
        assertThat(browser.isSignedIn()).isTrue();

        for (String address : List.of("127.0.0.1", "127.0.0.2")) {
            LoginPages page = browser.movedTo(address).open("kc_action=" + action);
            if (page.body().contains("kiosk-badge-form")) {
                // Keycloak asks for a new login by any method, so the thief uses the badge.
                page.badge(person.badge());
            }
            assertThat(page.status()).as(action + " from " + address + page).isEqualTo(403);
            assertThat(page.toString()).containsAnyOf("Your password is needed", "Not possible at this device");
            assertThat(page.isSignedIn()).isFalse();
        }
        JsonNode event = admin.events("CUSTOM_REQUIRED_ACTION_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("kiosk_session");
        assertThat(event.get("userId").asText()).isEqualTo(person.id());
        assertThat(event.at("/details/custom_required_action").asText()).isEqualTo(action.split(":")[0]);

        LoginPages byPassword = person.byPassword(LoginPages.atKiosk(server, REALM), "kc_action=" + action);
        assertThat(byPassword.status()).as(byPassword.toString()).isNotEqualTo(403);
        assertThat(byPassword.body()).doesNotContain("kiosk-confined");
    }

    /** Keycloak takes the login of the cookie where the address names none, or one that is not there. */
    @ParameterizedTest
    @CsvSource({"auth_session_id=", "auth_session_id=x", "auth_session_id=x.y", "Client_ID=", "TAB_id="})
    void noSpellingOfTheAddressHidesTheLogin(String spelling) {
        person.byBadge(browser);
        LoginPages page = browser.newTab().open("kc_action=UPDATE_PASSWORD");
        String address = page.url().toString();
        assertThat(address).contains("/login-actions/required-action?");
        String name = spelling.split("=")[0];
        String spelt = List.of("Client_ID", "TAB_id").contains(name)
                ? address.replace(name.toLowerCase(Locale.ROOT) + "=", spelling)
                : address + "&" + spelling;
        assertThat(spelt).contains(name + "=");

        page.get(spelt);

        assertThat(page.body()).as(spelt).doesNotContain("name=\"password-new\"");
        assertThat(page.status()).as(page.toString()).isIn(400, 403);
    }

    /** Keycloak judges a sent page by the page that it showed. So must we, if that page was reached by another way. */
    @Test
    void aPageThatWasShownToOnesPasswordIsNotSentByABadge() {
        person.byPassword(browser, "kc_action=UPDATE_PASSWORD");
        assertThat(browser.body()).contains("name=\"password-new\"");
        String action = browser.action();
        LoginPages thief = person.byBadge(browser.newTab(), "prompt=login");

        assertThat(thief.open("kc_action=UPDATE_PASSWORD").status()).isEqualTo(403);
        assertThat(action).isNotEmpty();
    }

    @Test
    void anActionThatAnAdminWantsEndsTheLoginAndStaysPending(KeycloakServer server) {
        person.require("UPDATE_PASSWORD");

        person.byBadge(browser);

        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.toString()).contains("Your password is needed", "Start over");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(person.requiredActions()).containsExactly("UPDATE_PASSWORD");
        assertThat(admin.events("LOGIN")).isEmpty();

        // The link on the page leads to the password.
        browser.get(server.url()
                .resolve(browser.body()
                        .replaceAll("(?s).*href=\"([^\"]*login-actions/restart[^\"]*)\".*", "$1")
                        .replace("&amp;", "&"))
                .toString());
        browser.switchTo("kiosk-password-form").password(person.name(), person.password());
        assertThat(browser.body()).contains("name=\"password-new\"");
        browser.post(Map.of("password-new", "another-one", "password-confirm", "another-one"));
        assertThat(browser.isSignedIn()).as(browser.toString()).isTrue();
        assertThat(stranger.password(person.name(), "another-one").status()).isEqualTo(200);
    }

    @Test
    void termsMayBeAccepted() {
        person.require("TERMS_AND_CONDITIONS").byBadge(browser);
        assertThat(browser.body()).as(browser.toString()).contains("name=\"accept\"");

        browser.post(Map.of("accept", ""));

        assertThat(browser.isSignedIn()).as(browser.toString()).isTrue();
        assertThat(person.requiredActions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "email, new@example.com, 403",
        "username, somebody-else, 403",
        "user.attributes.phoneNumber, 13512345678, 403",
        "phoneNumber, 13512345678, 403",
        "firstName, Another, 302",
    })
    void aProfileIsCompletedButForLoginNames(String field, String value, int status) {
        ObjectNode profile = (ObjectNode) admin.get("/users/profile");
        ObjectNode asking = profile.deepCopy();
        for (JsonNode attribute : asking.get("attributes")) {
            if (attribute.get("name").asText().equals("lastName")) {
                ((ObjectNode) attribute).putObject("required").putArray("roles").add("user");
            }
        }
        admin.expect("PUT", "/users/profile", asking);
        try {
            completeProfile(field, value, status);
        } finally {
            admin.expect("PUT", "/users/profile", profile);
        }
    }

    private void completeProfile(String field, String value, int status) {
        person.change(user -> user.remove("lastName")).byBadge(browser);
        assertThat(browser.body()).as(browser.toString()).contains("name=\"firstName\"");
        JsonNode before = admin.get("/users/" + person.id());

        Map<String, String> form = new HashMap<>();
        form.put("username", person.name());
        form.put("email", before.path("email").asText());
        form.put("firstName", "First");
        form.put("lastName", "Last");
        form.put(field, value);
        browser.post(form);

        assertThat(browser.status()).as(browser.toString()).isEqualTo(status);
        assertThat(browser.isSignedIn()).isEqualTo(status == 302);
        JsonNode after = admin.get("/users/" + person.id());
        for (String name : List.of("username", "email", "attributes")) {
            assertThat(after.path(name)).isEqualTo(before.path(name));
        }
        assertThat(after.path("firstName").asText())
                .isEqualTo(status == 403 ? before.path("firstName").asText() : "Another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /account                             | {\"email\": \"thief@example.com\"}",
                "DELETE | /account/credentials/{pin}           |",
                "DELETE | /account/credentials/{badge}         |",
                "PUT    | /account/credentials/{badge}/label   | \"mine\"",
                "DELETE | /account/sessions?current=true       |",
                "DELETE | /account/sessions                    |",
                "DELETE | /account/applications/app/consent    |",
                "DELETE | /account/linked-accounts/home        |",
                "POST   | /account/v1alpha1                    | {}",
                "POST   | /clients-registrations/default       | {}",
                "GET    | /broker/home/token                   |",
            })
    void aTokenOfABadgeChangesNothing(String method, String path, String body) {
        String other = token(kiosk.badge(person.badge()));
        String token = token(kiosk.badge(person.badge()));
        JsonNode before = admin.get("/users/" + person.id());

        for (Caller caller : List.of(kiosk, stranger)) {
            Answer answer = send(caller, method, filled(path), token, body);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.json().get("error").asText())
                    .as(answer.toString())
                    .isEqualTo("kiosk_session");
        }

        assertThat(admin.get("/users/" + person.id())).isEqualTo(before);
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        assertThat(kiosk.userinfo(other).status()).isEqualTo(401); // ended by the cap of three, not by the thief
        JsonNode event = admin.events("UPDATE_PROFILE_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("kiosk_session");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /account                             |                                    | 200",
                "GET    | /account/credentials                 |                                    | 200",
                "POST   | /account/applications/app/consent    | {\"grantedScopes\": []}            | 200",
            })
    void aTokenOfABadgeReadsAndConsents(String method, String path, String body, int status) {
        Answer answer = send(stranger, method, path, token(kiosk.badge(person.badge())), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void aTokenOfAPasswordIsUntouched() {
        String token = token(kiosk.password(person.name(), person.password()));

        assertThat(send(stranger, "PUT", filled("/account/credentials/{badge}/label"), token, "\"mine\"")
                        .status())
                .isEqualTo(204);
        assertThat(send(stranger, "DELETE", filled("/account/credentials/{badge}"), token, null)
                        .status())
                .isEqualTo(204);
        assertThat(send(stranger, "DELETE", "/account/sessions", token, null).status())
                .isEqualTo(204);
    }

    @Test
    void anAdminsBadgeWritesNothing(KeycloakServer server) {
        makeAdmin();
        Person victim = Person.create(admin);
        String token = token(kiosk.badge(person.badge()));
        JsonNode password = admin.get("/users/" + victim.id());
        for (String[] write : new String[][] {
            {"PUT", "/users/" + victim.id() + "/reset-password", "{\"type\": \"password\", \"value\": \"stolen\"}"},
            {"POST", "/users/" + victim.id() + "/impersonation", "{}"},
            {"POST", "/users", "{\"username\": \"backdoor\", \"enabled\": true}"},
            {"PUT", "", "{\"registrationAllowed\": true}"},
            {"DELETE", "/sessions/x", null},
            {"POST", "/partial-export?exportClients=true", "{}"},
            {"GET", "/clients", null},
            {"GET", "/ui-ext/nothing", null},
        }) {
            Answer answer = sendAdmin(server, write[0], write[1], token, write[2]);
            assertThat(answer.status()).as(write[1] + answer).isIn(403, 404);
            if (answer.status() == 403) {
                assertThat(answer.json().get("error").asText()).isEqualTo("kiosk_session");
            }
        }
        for (String door : List.of("default", "openid-connect", "install")) {
            Answer answer = send(stranger, "GET", "/clients-registrations/" + door + "/exchange", token, null);
            assertThat(answer.status()).as(door + answer).isEqualTo(403);
            // Keycloak and we must find the same token in the header.
            for (String hidden : List.of("Bearer " + token + "=\tx", "Bearer " + token + " x", "Bearer\t" + token)) {
                Answer refused = stranger.send(stranger.request("GET", "/clients-registrations/" + door + "/exchange")
                        .setHeader("Authorization", hidden));
                assertThat(refused.status()).as(door + refused).isIn(401, 403);
            }
        }
        assertThat(sendAdmin(server, "GET", "/users", token, null).status()).isEqualTo(200);
        assertThat(admin.get("/users/" + victim.id())).isEqualTo(password);

        String byPassword = token(kiosk.password(person.name(), person.password()));
        assertThat(sendAdmin(server, "GET", "/clients", byPassword, null).status())
                .isEqualTo(200);
        assertThat(send(stranger, "GET", "/clients-registrations/default/exchange", byPassword, null)
                        .status())
                .isEqualTo(200);
        Answer impersonated = sendAdmin(server, "POST", "/users/" + victim.id() + "/impersonation", byPassword, "{}");
        assertThat(impersonated.status()).as(impersonated.toString()).isEqualTo(200);
    }

    /** A proof of possession is good once: who asks whose session it is must leave it to Keycloak. */
    @Test
    void aBoundTokenIsJudgedWithoutItsProof(KeycloakServer server) {
        DpopProof proof = new DpopProof();
        String endpoint = server.url() + "/realms/" + REALM + "/protocol/openid-connect/token";
        String stored = server.url() + "/realms/" + REALM + "/broker/home/token";
        Map<String, Map<String, String>> logins = Map.of(
                "a password", Map.of("username", person.name(), "password", person.password()),
                "a badge", Map.of("method", "token", "login_string", person.badge()));

        logins.forEach((name, login) -> {
            RequestBuilder request = kiosk.request("POST", "/protocol/openid-connect/token")
                    .setHeader("DPoP", proof.of("POST", endpoint, null))
                    .addParameter("grant_type", "password")
                    .addParameter("client_id", "app");
            login.forEach(request::addParameter);
            Answer granted = kiosk.send(request);
            assertThat(granted.json().path("token_type").asText())
                    .as(granted.toString())
                    .isEqualTo("DPoP");
            String token = granted.json().get("access_token").asText();

            Answer answer = stranger.send(stranger.request("GET", "/broker/home/token")
                    .setHeader("Authorization", "DPoP " + token)
                    .setHeader("DPoP", proof.of("GET", stored, token)));

            assertThat(answer.status()).as(name + answer).isEqualTo(403);
            assertThat(answer.body().contains("kiosk_session"))
                    .as(name + answer)
                    .isEqualTo(name.equals("a badge"));
            assertThat(answer.body()).doesNotContain("proof");
        });
    }

    /** Keycloak lists them since 26.5. */
    @Test
    void anAdminsBadgeReadsNoLinkOfAnInvitation(KeycloakServer server) {
        makeAdmin();
        admin.expect("PUT", "", Map.of("organizationsEnabled", true));
        admin.expect(
                "POST", "/organizations", Map.of("name", "guests", "domains", List.of(Map.of("name", "guests.test"))));
        String links =
                "/organizations/" + admin.get("/organizations").get(0).get("id").asText() + "/invitations";

        String byBadge = token(kiosk.badge(person.badge()));
        String byPassword = token(kiosk.password(person.name(), person.password()));

        if (KeycloakVersion.isBefore("26.5")) {
            assertThat(sendAdmin(server, "GET", links, byBadge, null).status()).isNotEqualTo(200);
        } else {
            assertThat(sendAdmin(server, "GET", links, byPassword, null).status())
                    .isEqualTo(200);
            Answer refused = sendAdmin(server, "GET", links, byBadge, null);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().get("error").asText()).isEqualTo("kiosk_session");
        }
    }

    @Test
    void noOfflineSession(KeycloakServer server) {
        for (String method : List.of("token", "pin")) {
            Answer grant = kiosk.grant(
                    "app",
                    Map.of(
                            "method", method,
                            "login_string", person.badge(),
                            "username", person.name(),
                            "pin", person.pin(),
                            "scope", "openid offline_access"));
            assertThat(grant.status()).as(grant.toString()).isEqualTo(400);
            assertThat(grant.json().get("error").asText()).isEqualTo("invalid_scope");
        }
        // At the login itself, and later by single sign-on.
        assertThat(person.byBadge(browser, "scope=openid offline_access").isSignedIn())
                .isFalse();
        assertThat(browser.status()).isEqualTo(403);
        LoginPages other = person.byBadge(LoginPages.atKiosk(server, REALM));
        assertThat(other.isSignedIn()).isTrue();
        assertThat(other.open("scope=openid offline_access").isSignedIn()).isFalse();
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.toString()).contains("PIN or a badge");
        assertThat(admin.get("/users/" + person.id() + "/offline-sessions/" + clientId("app")))
                .isEmpty();

        Answer byPassword = stranger.grant(
                "app",
                Map.of("username", person.name(), "password", person.password(), "scope", "openid offline_access"));
        assertThat(byPassword.status()).as(byPassword.toString()).isEqualTo(200);
    }

    @Test
    void noDeviceElsewhere(KeycloakServer server) {
        Answer asked = device();
        LoginPages page =
                browser.get(asked.json().get("verification_uri_complete").asText());
        page.badge(person.badge());
        assertThat(page.body()).as(page.toString()).contains("name=\"accept\"");

        LoginPages accepted = page.postTo(consent(server, page), Map.of("accept", "Yes"));

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(403);
        assertThat(accepted.toString()).contains("Your password is needed");
        assertThat(poll(asked).json().get("error").asText()).isEqualTo("authorization_pending");
        assertThat(admin.events("OAUTH2_DEVICE_VERIFY_USER_CODE_ERROR")
                        .get(0)
                        .get("error")
                        .asText())
                .isEqualTo("kiosk_session");
    }

    @Test
    void aPasswordLetsADeviceIn(KeycloakServer server) {
        Answer asked = device();
        LoginPages page =
                browser.get(asked.json().get("verification_uri_complete").asText());
        page.switchTo("kiosk-password-form").password(person.name(), person.password());

        page.postTo(consent(server, page), Map.of("accept", "Yes"));

        assertThat(poll(asked).json().has("access_token")).isTrue();
    }

    @Test
    void anExchangedTokenIsConfinedToo() {
        String subject = kiosk.grant(
                        "exchange", Map.of("client_secret", "s", "method", "token", "login_string", person.badge()))
                .json()
                .get("access_token")
                .asText();
        Answer exchanged = stranger.send(stranger.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", TYPE + "token-exchange")
                .addParameter("client_id", "exchange")
                .addParameter("client_secret", "s")
                .addParameter("subject_token", subject)
                .addParameter("subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
        assertThat(exchanged.status()).as(exchanged.toString()).isEqualTo(200);

        Answer answer = send(
                stranger,
                "POST",
                "/account",
                exchanged.json().get("access_token").asText(),
                "{}");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().get("error").asText()).isEqualTo("kiosk_session");
    }

    @ParameterizedTest
    @CsvSource({"BEARER, ", "BEARER, true", "SUBJECT, true", "ID_TOKEN, true"})
    void noOwnerIsAskedForAccess(String carried, String submit) {
        String resource = resourceOf(Person.create(admin));
        Map<String, String> login = Map.of("client_secret", "s", "scope", "openid", "username", person.name());
        Map<String, String> badge = new HashMap<>(login);
        badge.putAll(Map.of("method", "token", "login_string", person.badge()));
        Map<String, String> password = new HashMap<>(login);
        password.put("password", person.password());

        assertThat(askForAccess(kiosk.grant("shop", badge), resource, carried, submit))
                .isEqualTo("not_authorized");
        assertThat(requests(resource)).isEmpty();

        assertThat(askForAccess(kiosk.grant("shop", password), resource, carried, submit))
                .isEqualTo("request_submitted");
        assertThat(requests(resource)).hasSize(1);
    }

    private String askForAccess(Answer login, String resource, String carried, String submit) {
        RequestBuilder request = stranger.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", TYPE + "uma-ticket")
                .addParameter("ticket", ticket(resource));
        if (submit != null) {
            request.addParameter("submit_request", submit);
        }
        if (carried.equals("BEARER")) {
            request.setHeader("Authorization", "Bearer " + granted(login, "access_token"));
        } else {
            request.addParameter("client_id", "shop").addParameter("client_secret", "s");
        }
        if (carried.equals("SUBJECT")) {
            request.addParameter("subject_token", granted(login, "access_token"));
        }
        if (carried.equals("ID_TOKEN")) {
            request.addParameter("claim_token", granted(login, "id_token"))
                    .addParameter("claim_token_format", "http://openid.net/specs/openid-connect-core-1_0.html#IDToken");
        }
        Answer answer = stranger.send(request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        return answer.json().get("error_description").asText();
    }

    /** A resource that its owner shares at will. */
    private static String resourceOf(Person owner) {
        return admin.expect(
                        "POST",
                        "/clients/" + clientId("shop") + "/authz/resource-server/resource",
                        Map.of(
                                "name",
                                owner.name() + "'s",
                                "owner",
                                Map.of("id", owner.id()),
                                "ownerManagedAccess",
                                true))
                .json()
                .get("_id")
                .asText();
    }

    /** The ticket that the shop gives to somebody who has no permission yet. */
    private String ticket(String resource) {
        String permission = "[{\"resource_id\": \"%s\"}]".formatted(resource);
        Answer answer = send(stranger, "POST", "/authz/protection/permission", shop(), permission);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().get("ticket").asText();
    }

    private JsonNode requests(String resource) {
        return send(stranger, "GET", "/authz/protection/permission/ticket?resourceId=" + resource, shop(), null)
                .json();
    }

    /** The token of the resource server itself. */
    private String shop() {
        return granted(
                stranger.send(stranger.request("POST", "/protocol/openid-connect/token")
                        .addParameter("grant_type", "client_credentials")
                        .addParameter("client_id", "shop")
                        .addParameter("client_secret", "s")),
                "access_token");
    }

    /** Without the login's cookie, Keycloak opens another session in the place of the kiosk's. */
    @Test
    void singleSignOnTakesTheMarkAlong() {
        person.byBadge(browser);
        browser.drop("AUTH_SESSION_ID");
        person.require("TERMS_AND_CONDITIONS");

        LoginPages away = browser.movedTo("127.0.0.2").open();
        assertThat(away.body()).as(away.toString()).contains("name=\"accept\"");
        away.drop("KEYCLOAK_IDENTITY").post(Map.of("accept", ""));

        if (away.isSignedIn()) {
            String token = away.tokens().get("access_token").asText();
            assertThat(send(stranger, "POST", "/account", token, "{}").status()).isEqualTo(403);
        }
        assertThat(away.open("kc_action=UPDATE_PASSWORD").body()).doesNotContain("name=\"password-new\"");
    }

    /** A login that begins anew in the same session has not replaced it before it ends; and this one never ends. */
    @Test
    void aTapThatIsGivenUpHalfwayTakesNoMarkAway(KeycloakServer server) {
        person.byBadge(browser);
        assertThat(browser.isSignedIn()).isTrue();
        browser.newTab().open("prompt=login"); // from here on the logins of this browser have another id
        LoginPages givenUp = browser.newTab().open("prompt=login", "kc_action=UPDATE_PASSWORD");
        assertThat(givenUp.badge(person.badge()).status()).isEqualTo(403);

        LoginPages page = browser.newTab().open("kc_action=UPDATE_PASSWORD");

        assertThat(page.status()).as(page.toString()).isEqualTo(403);
        assertThat(page.movedTo("127.0.0.2").open("kc_action=UPDATE_PASSWORD").body())
                .doesNotContain("name=\"password-new\"");
        // Nor where single sign-on opens another session, and the cookie is gone when it does.
        person.require("TERMS_AND_CONDITIONS");
        LoginPages other = LoginPages.stranger(server, REALM)
                .take(browser, "KEYCLOAK_IDENTITY")
                .open();
        assertThat(other.body()).as(other.toString()).contains("name=\"accept\"");
        other.drop("KEYCLOAK_IDENTITY").post(Map.of("accept", ""));
        String token = other.tokens().get("access_token").asText();
        assertThat(send(stranger, "POST", "/account", token, "{}").status()).isEqualTo(403);
    }

    @Test
    void aPasswordInTheSameSessionLiftsIt() {
        person.byBadge(browser);
        String before = browser.tokens().get("access_token").asText();
        assertThat(send(stranger, "POST", "/account", before, "{}").status()).isEqualTo(403);

        person.byPassword(browser, "prompt=login");

        assertThat(browser.isSignedIn()).as(browser.toString()).isTrue();
        String after = browser.tokens().get("access_token").asText();
        assertThat(Jwt.claims(after).get("sid")).isEqualTo(Jwt.claims(before).get("sid"));
        assertThat(send(stranger, "PUT", filled("/account/credentials/{badge}/label"), after, "\"mine\"")
                        .status())
                .isEqualTo(204);
        assertThat(browser.open("kc_action=UPDATE_PASSWORD").body()).contains("name=\"password-new\"");
        assertThat(browser.session(after).json().get("methods").toString()).contains("badge", "password");
    }

    /** With another login's cookie beside the session's, Keycloak opens another session in its place. */
    @Test
    void aSessionThatAPasswordLiftedOpensNoOrdinaryOne(KeycloakServer server) {
        person.byBadge(browser);
        person.byPassword(browser, "prompt=login");
        String lifted = browser.tokens().get("access_token").asText();
        LoginPages other = LoginPages.stranger(server, REALM).open();
        person.require("TERMS_AND_CONDITIONS");

        other.take(browser, "KEYCLOAK_IDENTITY").open();
        assertThat(other.body()).as(other.toString()).contains("name=\"accept\"");
        other.post(Map.of("accept", ""));

        String token = other.tokens().get("access_token").asText();
        assertThat(Jwt.claims(token).get("sid")).isNotEqualTo(Jwt.claims(lifted).get("sid"));
        assertThat(browser.session(token).json().get("methods").toString()).contains("badge");
        assertThat(send(stranger, "POST", "/account", token, "{}").status()).isEqualTo(403);
    }

    /** Another user's password does not lift this user's confinement. */
    @Test
    void anothersPasswordLiftsNothing() {
        Person other = Person.create(admin);
        person.byBadge(browser);
        String token = browser.tokens().get("access_token").asText();

        other.byPassword(browser, "prompt=login");
        assertThat(browser.claims().get("preferred_username").asText()).isEqualTo(other.name());
        assertThat(browser.open("kc_action=UPDATE_PASSWORD").body()).contains("name=\"password-new\"");

        person.byBadge(browser, "prompt=login");
        assertThat(browser.open("kc_action=UPDATE_PASSWORD").status()).isEqualTo(403);
        assertThat(send(stranger, "POST", "/account", token, "{}").status()).isIn(401, 403);
    }

    private void makeAdmin() {
        String client =
                admin.get("/clients?clientId=realm-management").get(0).get("id").asText();
        JsonNode role = admin.get("/clients/" + client + "/roles/realm-admin");
        admin.expect("POST", "/users/" + person.id() + "/role-mappings/clients/" + client, List.of(role));
    }

    private static String clientId(String name) {
        return admin.get("/clients?clientId=" + name).get(0).get("id").asText();
    }

    private String credential(String type) {
        return admin.credentials(person.name(), type).get(0).get("id").asText();
    }

    private String filled(String path) {
        return path.replace("{pin}", credential("pin")).replace("{badge}", credential("badge"));
    }

    private static String granted(Answer grant, String token) {
        assertThat(grant.status()).as(grant.toString()).isEqualTo(200);
        return grant.json().get(token).asText();
    }

    private static String token(Answer login) {
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
        return login.json().get("token").asText();
    }

    private Answer sendAdmin(KeycloakServer server, String method, String path, String token, String body) {
        return send(
                stranger,
                RequestBuilder.create(method).setUri(server.url() + "/admin/realms/" + REALM + path),
                token,
                body);
    }

    private static Answer send(Caller caller, String method, String path, String token, String body) {
        return send(caller, caller.request(method, path), token, body);
    }

    private static Answer send(Caller caller, RequestBuilder request, String token, String body) {
        request.setHeader("Authorization", "Bearer " + token).setHeader("Accept", "application/json");
        return caller.send(
                body == null ? request : request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON)));
    }

    private Answer device() {
        return stranger.send(
                stranger.request("POST", "/protocol/openid-connect/auth/device").addParameter("client_id", "app"));
    }

    private Answer poll(Answer asked) {
        return stranger.send(stranger.request("POST", "/protocol/openid-connect/token")
                .addParameter("grant_type", TYPE + "device_code")
                .addParameter("client_id", "app")
                .addParameter("device_code", asked.json().get("device_code").asText()));
    }

    private static String consent(KeycloakServer server, LoginPages page) {
        String action = page.body().replaceAll("(?s).*action=\"([^\"]*consent[^\"]*)\".*", "$1");
        return server.url().resolve(action.replace("&amp;", "&")).toString();
    }
}
