package io.github.keycloakkiosk.it.pin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user chooses a PIN, by duty or by wish. Somebody with a found badge tries the same. */
@KioskServer
class SetPinIT {

    private static final String REALM = "set-pin";
    private static final String SET_PIN = "kc_action=kiosk-set-pin";

    private static Admin admin;

    private LoginPages browser;
    private Caller kiosk;
    private Person person;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {
            realm.put("resetPasswordAllowed", true);
            ((ObjectNode) realm.get("requiredActions").get(0)).put("enabled", true); // the terms
            ObjectNode flow = ((ArrayNode) realm.get("authenticationFlows"))
                    .addObject()
                    .put("id", REALM + "-name-and-badge")
                    .put("alias", "name and badge")
                    .put("providerId", "basic-flow")
                    .put("topLevel", true)
                    .put("builtIn", false);
            ArrayNode steps = flow.putArray("authenticationExecutions");
            steps.addObject()
                    .put("authenticator", "auth-cookie")
                    .put("requirement", "ALTERNATIVE")
                    .put("priority", 1);
            steps.addObject()
                    .put("authenticatorFlow", true)
                    .put("flowAlias", "name and badge - forms")
                    .put("requirement", "ALTERNATIVE")
                    .put("priority", 2);
            ArrayNode forms = ((ArrayNode) realm.get("authenticationFlows"))
                    .addObject()
                    .put("alias", "name and badge - forms")
                    .put("providerId", "basic-flow")
                    .put("topLevel", false)
                    .put("builtIn", false)
                    .putArray("authenticationExecutions");
            forms.addObject()
                    .put("authenticator", "auth-username-form")
                    .put("requirement", "REQUIRED")
                    .put("priority", 1);
            forms.addObject()
                    .put("authenticator", "kiosk-badge-form")
                    .put("requirement", "REQUIRED")
                    .put("priority", 2);
            ((ArrayNode) realm.get("clients"))
                    .addObject()
                    .put("clientId", "name-and-badge")
                    .put("publicClient", true)
                    .set("redirectUris", realm.arrayNode().add("http://127.0.0.1:8080/*"));
            ((ObjectNode) realm.get("clients").get(realm.get("clients").size() - 1))
                    .putObject("authenticationFlowBindingOverrides")
                    .put("browser", REALM + "-name-and-badge");
        });
        ObjectNode profile = (ObjectNode) admin.get("/users/profile");
        admin.expect("PUT", "/users/profile", profile.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
    }

    @BeforeEach
    void somebodyAtAKiosk(KeycloakServer server) {
        admin.expect("DELETE", "/events", null);
        browser = LoginPages.atKiosk(server, REALM);
        kiosk = Caller.atKiosk(server, REALM);
        person = Person.create(admin);
        // The PIN was given, so from now on the badge alone opens a session.
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
    }

    @Test
    void aUserWhoMustChooseAPinGivesTheOldOneAndNoPassword() {
        String otherSession = kiosk.badge(person.badge()).json().get("token").asText();
        person.require("kiosk-set-pin");

        // The PIN was given a moment ago; it is due all the same.
        person.byBadge(browser);
        assertThat(browser.body()).contains("name=\"pin\"").doesNotContain("name=\"pin-again\"");
        browser.pin(person.pin());
        assertPinPage();
        assertThat(browser.body()).doesNotContain("cancel-aia").containsOnlyOnce("aria-describedby=\"kiosk-rules\"");
        assertThat(browser.toString()).contains("4 to 12 digits. No runs such as 1234");
        choose("2580", "2580");

        assertThat(browser.isSignedIn()).isTrue();
        assertPinIs("2580");
        assertThat(person.requiredActions()).isEmpty();
        JsonNode event = admin.events("UPDATE_CREDENTIAL").get(0);
        assertThat(event.at("/details/credential_type").asText()).isEqualTo("pin");
        assertThat(event.get("userId").asText()).isEqualTo(person.id());
        assertThat(kiosk.userinfo(otherSession).status()).isEqualTo(200);
    }

    @Test
    void aUserWithoutAPinGetsOne() {
        String pin = admin.credentials(person.name(), "pin").get(0).get("id").asText();
        admin.expect("DELETE", "/users/" + person.id() + "/credentials/" + pin, null);

        person.byPassword(browser, SET_PIN);
        choose("2580", "2580");

        assertThat(browser.parameter("kc_action_status")).contains("success");
        assertPinIs("2580");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''            | ''            | length        | A PIN has 4 to 12 digits",
                "258           | 258           | length        | A PIN has 4 to 12 digits",
                "2580258025802 | 2580258025802 | length        | A PIN has 4 to 12 digits",
                "25a0          | 25a0          | length        | A PIN has 4 to 12 digits",
                "2580          | 2581          | mismatch      | not the same",
                "2580          | ''            | mismatch      | not the same",
                "1234          | 1234          | run           | in a row",
                "4321          | 4321          | run           | in a row",
                "1111          | 1111          | same_digit    | same digit",
                "1984          | 1984          | birth_year    | year of birth",
                "0417          | 0417          | phone         | phone number",
                "7394          | 7394          | used_before   | this PIN before",
            })
    void aPinThatTheRulesForbidIsRefusedByTheRulesName(String pin, String again, String reason, String message) {
        person.change(user -> {
            ObjectNode attributes = user.putObject("attributes");
            attributes.putArray("birthdate").add("1984-05-17");
            // Their own: nobody can have another's phone number.
            attributes.putArray("phoneNumber").add("+49170555" + person.name().replaceAll("\\D", "") + "0417");
        });
        person.require("kiosk-set-pin").byPassword(browser);

        choose(pin, again);

        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.toString()).contains(message).doesNotContain("1984", "0417", "7394", "2580");
        assertThat(browser.body()).containsOnlyOnce("aria-describedby=\"kiosk-rules kiosk-problem\"");
        assertThat(browser.isSignedIn()).isFalse();
        JsonNode event = admin.events("UPDATE_CREDENTIAL_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("pin_rejected");
        assertThat(event.at("/details/reason").asText()).isEqualTo(reason);
        assertThat(event.at("/details/credential_type").asText()).isEqualTo("pin");
        assertThat(kiosk.pin(person.name(), "7394").json().get("error").asText())
                .isEqualTo("account_not_ready");

        choose("8630", "8630");
        assertThat(browser.isSignedIn()).isTrue();
        assertPinIs("8630");
    }

    @Test
    void whereGuessablePinsAreAllowedARunIsOne() {
        admin.set("pin-guessable", "true");
        try {
            person.require("kiosk-set-pin").byPassword(browser);
            assertThat(browser.toString()).contains("4 to 12 digits.").doesNotContain("1234", "1111");
            choose("1234", "1234");
            assertThat(browser.isSignedIn()).isTrue();
        } finally {
            admin.set("pin-guessable", "false");
        }
        assertPinIs("1234");
    }

    @Test
    void theLastThreePinsAreNotChosenAgain() {
        chooseAnew("2580", true);
        chooseAnew("8630", true);
        chooseAnew("7394", false);
        chooseAnew("2580", false);
        chooseAnew("8630", false);
        chooseAnew("9163", true);
        chooseAnew("7394", true);
        assertThat(admin.credentials(person.name(), "pin")).hasSize(1);
        assertThat(admin.credentials(person.name(), "pin").get(0).toString()).doesNotContain("history", "salt");
    }

    @Test
    void aPinThatAnAdminPutsAgainAndAgainDoesNotPushTheOthersOut() {
        chooseAnew("2580", true);
        String before = admin.credentials(person.name(), "pin").get(0).toString();
        for (int time = 0; time < 3; time++) {
            assertThat(admin.putCredential(person.name(), "pin", "2580").status())
                    .isEqualTo(204);
        }
        assertThat(admin.credentials(person.name(), "pin").get(0).toString()).isEqualTo(before);
        chooseAnew("7394", false);

        assertThat(admin.putCredential(person.name(), "pin", "1111").status()).isEqualTo(204);
        assertPinIs("1111");
        chooseAnew("2580", false);
        chooseAnew("7394", false);
    }

    @Test
    void aUserWhoGaveThePasswordChoosesAPinFromTheApp() {
        person.byPassword(browser);
        assertThat(browser.isSignedIn()).isTrue();

        browser.open(SET_PIN);
        assertPinPage();
        assertThat(browser.body()).contains("cancel-aia");
        choose("1234", "1234");
        choose("2580", "2580");

        assertThat(browser.parameter("kc_action_status")).contains("success");
        assertThat(browser.parameter("kc_action")).contains("kiosk-set-pin");
        assertPinIs("2580");
    }

    /** The session does not say when its user logged in, so Keycloak asks once more, for the same user as always. */
    @Test
    void theSessionOfTheLoginApisCookieChoosesAPinAfterThePassword() {
        browser.keep(kiosk.login(Map.of("userid", person.name(), "password", person.password())));

        browser.open(SET_PIN).switchTo("kiosk-badge-form").badge(person.badge());
        assertRefused();

        browser.open(SET_PIN).switchTo("kiosk-password-form").post(Map.of("password", person.password()));
        assertPinPage();
    }

    @Test
    void aFoundBadgeChoosesNoPin() {
        person.byBadge(browser);
        assertThat(browser.isSignedIn()).isTrue();

        browser.open(SET_PIN);

        assertRefused();
        JsonNode event = admin.events("UPDATE_CREDENTIAL_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("password_needed");
        browser.post(Map.of("cancel-aia", "true"));
        assertThat(browser.parameter("kc_action_status")).contains("cancelled");
    }

    @Test
    void aFoundBadgeInOneGoChoosesNoPin() {
        person.byBadge(browser, SET_PIN);

        assertRefused();
    }

    @Test
    void thePinItselfIsNoPassword() {
        person.byPin(browser, SET_PIN);

        assertRefused();
    }

    @Test
    void anActionThatAnotherMustDoHelpsNobody() {
        Person.create(admin).require("kiosk-set-pin");
        person.byBadge(browser, SET_PIN);

        assertRefused();
    }

    @Test
    void parametersOfTheActionChangeNothing() {
        person.byBadge(browser, SET_PIN + ":skip_if_exists");

        assertRefused();
    }

    /** Keycloak's user name form says that it is about the password. */
    @Test
    void aUserNameIsNoPassword() {
        browser.openFor("name-and-badge", "http://127.0.0.1:8080/app", SET_PIN)
                .post(Map.of("username", person.name()))
                .badge(person.badge());

        assertRefused();
    }

    @Test
    void aPasswordOfTheLoginBeforeIsForgottenWhenTheUserMustLogInAgain() throws InterruptedException {
        person.byPassword(browser);
        openWhenTheSessionIsTooOld();
        browser.switchTo("kiosk-badge-form").badge(person.badge());

        assertRefused();
    }

    @Test
    void thePasswordOfTheOneIsNotThatOfTheNext() {
        Person next = Person.create(admin);
        assertThat(kiosk.pin(next.name(), next.pin()).status()).isEqualTo(200);
        person.byPassword(browser);
        next.byBadge(browser, "prompt=login");
        assertThat(browser.claims().get("preferred_username").asText()).isEqualTo(next.name());

        browser.open(SET_PIN);

        assertPasswordNeeded();
        choose("2580", "2580");
        assertThat(kiosk.pin(next.name(), "7394").status()).isEqualTo(200);
        assertPinIs("7394");
    }

    @Test
    void theNextPersonCannotTakeOverTheActionOfTheOneBefore() throws InterruptedException {
        Person next = Person.create(admin);
        person.byPassword(browser);
        openWhenTheSessionIsTooOld();
        browser.switchTo("kiosk-badge-form").badge(next.badge());

        assertThat(browser.isSignedIn()).isFalse();
        assertThat(browser.body()).contains("name=\"login_string\"").doesNotContain("pin-again");
    }

    /** As if five minutes had passed. */
    private void openWhenTheSessionIsTooOld() throws InterruptedException {
        maxAuthAge("0");
        try {
            Thread.sleep(2_000);
            browser.open(SET_PIN);
        } finally {
            maxAuthAge("300");
        }
        assertThat(browser.body()).doesNotContain("pin-again");
    }

    /** With a page of another login; Keycloak's Cookie step notes in it what it found. */
    @Test
    void thePasswordOfTheFinderIsNotThatOfTheBadgesOwner(KeycloakServer server) {
        Person finder = Person.create(admin);
        LoginPages elsewhere = finder.byPassword(LoginPages.atKiosk(server, REALM));
        browser.open(SET_PIN, "acr_values=3");
        browser.take(elsewhere, "KEYCLOAK_IDENTITY").loginAction("restart");
        browser.drop("KEYCLOAK_IDENTITY").loginAction("reset-credentials");
        String login = browser.action();
        browser.post(Map.of("username", "nobody-at-all"));
        browser.get(login.replace("/reset-credentials?", "/authenticate?")
                .replaceAll("(session_code|execution)=[^&]*&", ""));
        assertThat(browser.body()).contains("name=\"login_string\"");
        browser.badge(person.badge());

        assertThat(browser.body()).doesNotContain("pin-again");
        assertThat(browser.isSignedIn()).isFalse();
        assertPinIs("7394");
    }

    /** The user left the page for the app's start, and somebody else opens the app there: the page is out of reach. */
    @Test
    void aPageThatWasWalkedAwayFromIsNotTheNextPersons() {
        person.require("kiosk-set-pin").byBadge(browser).pin(person.pin());
        assertPinPage();
        String left = browser.action().replaceAll("session_code=[^&]*&", "");

        LoginPages next = browser.newTab().open("prompt=login");
        next.get(left);

        assertThat(next.body()).doesNotContain("pin-again");
        browser.post(Map.of("pin", "2580", "pin-again", "2580"));
        assertThat(browser.isSignedIn()).isFalse();
        person.require();
        assertPinIs("7394");
    }

    @Test
    void aLoginByBadgeThatBeganAtAKioskEndsThereToo(KeycloakServer server) {
        person.require("kiosk-set-pin").byBadge(browser).pin(person.pin());
        assertPinPage();

        LoginPages elsewhere = browser.movedTo("127.0.0.2").post(Map.of("pin", "2580", "pin-again", "2580"));

        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.isSignedIn()).isFalse();
        JsonNode refusal = admin.events("UPDATE_CREDENTIAL_ERROR").get(0);
        assertThat(refusal.get("error").asText()).isEqualTo("ip_not_whitelisted");
        assertThat(refusal.at("/details/client_address").asText()).isEqualTo("127.0.0.2");
        assertThat(refusal.at("/details/reason").asText()).contains("whitelist");
        assertThat(server.log())
                .content()
                .contains("Realm " + REALM + " refused the enrolment of a pin from 127.0.0.2: ");
        person.require();
        assertPinIs("7394");
    }

    @Test
    void aPageThatWasLeftOpenSetsThePinOfWhoOpenedItAndOfNobodyElse() {
        Person next = Person.create(admin);
        assertThat(kiosk.pin(next.name(), next.pin()).status()).isEqualTo(200);
        person.byPassword(browser, SET_PIN);
        assertPinPage();
        LoginPages tab = browser.newTab();
        next.byBadge(tab, "prompt=login");

        choose("2580", "2580");

        assertThat(kiosk.pin(next.name(), "2580").status()).isEqualTo(401);
        assertThat(kiosk.pin(next.name(), "7394").status()).isEqualTo(200);
    }

    @Test
    void theFormIsSentWithoutItsPage() {
        // Somebody who has not logged in sends to the URL that the page would have had.
        browser.open(SET_PIN);
        String action = browser.action().replace("/authenticate?", "/required-action?");
        browser.postTo(
                action.replaceAll("execution=[^&]*", "execution=kiosk-set-pin"),
                Map.of("pin", "2580", "pin-again", "2580"));
        assertPinIs("7394");

        // Somebody with a found badge tries it while another action waits for the owner.
        person.require("TERMS_AND_CONDITIONS").byBadge(browser, SET_PIN);
        assertThat(browser.body()).contains("name=\"accept\"");
        browser.postTo(
                browser.action().replaceAll("execution=[^&]*", "execution=kiosk-set-pin"),
                Map.of("pin", "2580", "pin-again", "2580"));
        person.require();
        assertPinIs("7394");
    }

    @Test
    void nobodyPutsTheActionOnThemself(KeycloakServer server) {
        String token = person.byPassword(browser).tokens().get("access_token").asText();
        Answer answer = kiosk.send(kiosk.request("POST", "/account")
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Accept", "application/json")
                .setEntity(new StringEntity(
                        "{\"username\": \"" + person.name() + "\", \"requiredActions\": [\"kiosk-set-pin\"],"
                                + " \"attributes\": {\"requiredActions\": [\"kiosk-set-pin\"]}}",
                        ContentType.APPLICATION_JSON)));

        assertThat(answer.status()).isIn(204, 400);
        assertThat(person.requiredActions()).isEmpty();
        assertThat(kiosk.send(RequestBuilder.get(server.url() + "/realms/" + REALM + "/account")
                                .setHeader("Authorization", "Bearer " + token)
                                .setHeader("Accept", "application/json"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRealmWithoutSettingsSaysThatNothingCanBeSaved(KeycloakServer server) {
        Admin bare = RealmCopy.create(server, "set-pin-bare", realm -> {
            ((ObjectNode) realm.get("components")).remove("org.keycloak.services.ui.extend.UiTabProvider");
            realm.remove("users");
        });
        bare.createUser("holder", Map.of("type", "password", "value", "a-password"));
        LoginPages pages = LoginPages.atKiosk(server, "set-pin-bare");
        pages.open(SET_PIN).post(Map.of("authenticationExecution", pages.execution("kiosk-password-form")));
        pages.password("holder", "a-password").post(Map.of("pin", "2580", "pin-again", "2580"));

        assertThat(pages.status()).isEqualTo(200);
        assertThat(pages.toString()).contains("cannot be saved");
    }

    private void chooseAnew(String pin, boolean taken) {
        person.require("kiosk-set-pin").byPassword(browser, "prompt=login");
        choose(pin, pin);
        assertThat(browser.isSignedIn()).as(pin).isEqualTo(taken);
        assertThat(browser.toString().contains("this PIN before")).isEqualTo(!taken);
        person.require();
    }

    private LoginPages choose(String pin, String again) {
        return browser.post(Map.of("pin", pin, "pin-again", again));
    }

    private void assertPinPage() {
        assertThat(browser.status()).as(browser.toString()).isEqualTo(200);
        assertThat(browser.body()).contains("name=\"pin\"", "name=\"pin-again\"");
    }

    private void assertPasswordNeeded() {
        assertThat(browser.toString()).contains("Your password is needed");
        assertThat(browser.body())
                .contains("data-seconds=\"60\"", "data-login-timeout=")
                .doesNotContain("name=\"pin\"");
    }

    /** The page says that a password is needed; the form that it does not show does not work either. */
    private void assertRefused() {
        assertPasswordNeeded();
        choose("2580", "2580");
        assertPasswordNeeded();
        assertThat(browser.isSignedIn()).isFalse();
        assertPinIs("7394");
        assertThat(admin.events("UPDATE_CREDENTIAL")).isEmpty();
    }

    private void assertPinIs(String pin) {
        assertThat(kiosk.pin(person.name(), pin).status()).isEqualTo(200);
    }

    private static void maxAuthAge(String seconds) {
        admin.expect(
                "PUT",
                "/authentication/required-actions/kiosk-set-pin/config",
                Map.of("config", Map.of("max_auth_age", seconds)));
    }
}
