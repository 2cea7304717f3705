package io.github.keycloakkiosk.it.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.http.client.methods.RequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The data from which the account console and the admin console make their lists of PINs and badges. */
@KioskServer
class AccountCredentialsIT {

    private static final String REALM = "account-credentials";
    private static final String LAST_USED = "kiosk-last-used";

    private static Admin admin;

    private LoginPages browser;
    private Caller kiosk;
    private Person person;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void somebody(KeycloakServer server) {
        browser = LoginPages.atKiosk(server, REALM);
        kiosk = Caller.atKiosk(server, REALM);
        person = Person.create(admin);
    }

    @Test
    void thePinIsListedAndCanBeChanged() {
        JsonNode pins = listed("pin");

        assertThat(pins.get("displayName").asText()).isEqualTo("kiosk-pin-display-name");
        assertThat(pins.get("category").asText()).isEqualTo("basic-authentication");
        assertThat(pins.path("createAction").isTextual()).isFalse();
        assertThat(pins.get("updateAction").asText()).isEqualTo("kiosk-set-pin");
        assertThat(pins.get("removeable").asBoolean()).isTrue();
        JsonNode pin = pins.at("/userCredentialMetadatas/0/credential");
        assertThat(pin.get("createdDate").asLong()).isPositive();
        assertThat(pins.toString()).doesNotContain("secretData", "salt", person.pin());
    }

    @Test
    void withoutAPinOneCanBeSet() {
        delete("pin");

        JsonNode pins = listed("pin");

        assertThat(pins.get("createAction").asText()).isEqualTo("kiosk-set-pin");
        assertThat(pins.path("updateAction").isTextual()).isFalse();
        assertThat(pins.get("userCredentialMetadatas")).isEmpty();
    }

    @Test
    void badgesAreListedByTheirNamesAndCanBeAdded() {
        person.byPassword(browser, "kc_action=kiosk-enrol-badge");
        browser.post(Map.of(
                "login_string",
                person.badge() + "01",
                "login_string-again",
                person.badge() + "01",
                "label",
                "Blue card"));

        JsonNode badges = listed("badge");

        assertThat(badges.get("createAction").asText()).isEqualTo("kiosk-enrol-badge");
        assertThat(badges.get("removeable").asBoolean()).isTrue();
        assertThat(badges.get("userCredentialMetadatas")).hasSize(2);
        assertThat(badges.findValuesAsText("userLabel")).contains("Blue card");
        assertThat(badges.toString()).doesNotContain("secretData", person.badge());
    }

    @Test
    void theDayOfTheLastUseIsShown() {
        assertThat(lastUsed("pin")).isEmpty();
        assertThat(lastUsed("badge")).isEmpty();
        LocalDate before = today();

        assertThat(kiosk.pin(person.name(), "7395").status()).isEqualTo(401);
        assertThat(lastUsed("pin")).isEmpty();
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        assertThat(lastUsed("badge")).isEmpty();
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);

        for (String type : List.of("pin", "badge")) {
            assertThat(LocalDate.parse(lastUsed(type).get(0))).isBetween(before, today());
            JsonNode seenByAdmin = admin.credentials(person.name(), type).get(0);
            assertThat(seenByAdmin.get("credentialData").asText())
                    .contains("\"lastUsed\":\"" + lastUsed(type).get(0));
            assertThat(seenByAdmin.toString()).doesNotContain("secretData", "salt", person.badge());
        }
        // Both still work.
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);
    }

    @Test
    void inTheBrowserToo() {
        browser.open().switchTo("kiosk-pin-form").pin(person.name(), "7395");
        assertThat(lastUsed("pin")).isEmpty();
        person.byPin(browser, "prompt=login");
        assertThat(lastUsed("pin")).hasSize(1);
        person.byBadge(browser, "prompt=login");
        assertThat(lastUsed("badge")).hasSize(1);
    }

    @Test
    void tenAtOnceOnTheFirstTapOfTheDayAllLogIn() throws Exception {
        List<Answer> answers = AtOnce.run(10, caller -> kiosk.badge(person.badge()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(lastUsed("badge")).hasSize(1);
    }

    /** The file is an admin's, as exports are. */
    @Test
    void aDayThatIsNoneIsNoneAndIsReplaced() {
        ObjectNode pin = (ObjectNode) admin.credentials(person.name(), "pin").get(0);
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);
        JsonNode badge = admin.credentials(person.name(), "badge").get(0);
        String data =
                badge.get("credentialData").asText().replaceFirst("\"lastUsed\":\"[^\"]*\"", "\"lastUsed\":\"soon\"");
        String id = badge.get("id").asText();
        delete("badge");
        Map<String, String> stored = Map.of("id", id, "type", "badge", "credentialData", data, "secretData", "{}");
        assertThat(admin.putCredentials(person.id(), stored).status()).isEqualTo(204);
        assertThat(lastUsed("badge")).isEmpty();

        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);

        assertThat(lastUsed("badge")).hasSize(1);
        assertThat(pin.get("credentialData").asText()).doesNotContain("lastUsed");
    }

    @Test
    void everythingThatTheConsoleShowsHasWords(KeycloakServer server) {
        JsonNode messages = Caller.atKiosk(server, REALM)
                .send(RequestBuilder.get(server.url() + "/resources/" + REALM + "/account/en"))
                .json();
        List<String> keys = messages.findValuesAsText("key");

        assertThat(keys)
                .contains(
                        LAST_USED,
                        "kiosk-pin-display-name",
                        "kiosk-pin-help-text",
                        "kiosk-badge-display-name",
                        "kiosk-badge-help-text",
                        "pin",
                        "pin-display-name",
                        "badge",
                        "badge-display-name");
    }

    @Test
    void aRemovalMustBeConfirmedAndTheCredentialIsOfNoUseAtOnce() {
        for (String type : List.of("pin", "badge")) {
            String id = admin.credentials(person.name(), type).get(0).get("id").asText();
            person.byPassword(browser, "prompt=login");
            browser.open("kc_action=delete_credential:" + id);
            assertThat(browser.body()).contains("kc-delete-text");
            assertThat(admin.credentials(person.name(), type)).hasSize(1);
            browser.post(Map.of("accept", "yes"));

            assertThat(browser.parameter("kc_action_status")).contains("success");
            assertThat(admin.credentials(person.name(), type)).isEmpty();
        }
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(401);
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(401);
    }

    @Test
    void anotherPersonsCredentialIsNotRemoved() {
        Person other = Person.create(admin);
        String id = admin.credentials(other.name(), "badge").get(0).get("id").asText();
        person.byPassword(browser);

        browser.open("kc_action=delete_credential:" + id);

        assertThat(browser.parameter("kc_action_status")).contains("error");
        assertThat(admin.credentials(other.name(), "badge")).hasSize(1);
    }

    /** The demo realm lists its required actions. A realm file that lists one must list all that a new realm has. */
    @Test
    void theDemoRealmHasTheRequiredActionsOfEveryRealmAndOurs(KeycloakServer server) {
        RealmCopy.send(server, "plain-actions", realm -> {
            realm.removeAll();
            realm.put("realm", "plain-actions").put("enabled", true);
        });
        List<String> expected = actions(Admin.of(server, "plain-actions"));
        expected.addAll(List.of("kiosk-set-pin true false", "kiosk-enrol-badge true false"));

        assertThat(actions(admin)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(admin.get("/authentication/required-actions/kiosk-enrol-badge/config-description")
                        .toString())
                .contains("\"max_auth_age\"", "\"web-nfc\"");
        assertThat(admin.get("/authentication/required-actions/kiosk-set-pin/config-description")
                        .toString())
                .contains("\"max_auth_age\"");
        Admin plain = Admin.of(server, "plain-actions");
        for (String action : List.of("kiosk-set-pin", "kiosk-enrol-badge")) {
            assertThat(plain.get("/authentication/unregistered-required-actions")
                            .findValuesAsText("providerId"))
                    .contains(action);
            plain.expect(
                    "POST",
                    "/authentication/register-required-action",
                    Map.of("providerId", action, "name", "any name"));
        }
        assertThat(actions(plain)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> actions(Admin realm) {
        List<String> actions = new ArrayList<>();
        realm.get("/authentication/required-actions")
                .forEach(action -> actions.add(action.get("alias").asText()
                        + " " + action.get("enabled").asBoolean() + " "
                        + action.get("defaultAction").asBoolean()));
        return actions;
    }

    /** The account console's list of one type. */
    private JsonNode listed(String type) {
        String token = person.byPassword(browser, "prompt=login")
                .tokens()
                .get("access_token")
                .asText();
        return kiosk.send(kiosk.request("GET", "/account/credentials?type=" + type)
                        .setHeader("Authorization", "Bearer " + token)
                        .setHeader("Accept", "application/json"))
                .json()
                .get(0);
    }

    /** The days that the account console shows for the credentials of one type. */
    private List<String> lastUsed(String type) {
        List<String> days = new ArrayList<>();
        listed(type).get("userCredentialMetadatas").forEach(one -> {
            if (one.path("infoMessage").isObject()) {
                JsonNode message = one.get("infoMessage");
                assertThat(message.get("key").asText()).isEqualTo(LAST_USED);
                days.add(message.at("/parameters/0").asText());
            }
        });
        return days;
    }

    private void delete(String type) {
        String id = admin.credentials(person.name(), type).get(0).get("id").asText();
        admin.expect("DELETE", "/users/" + person.id() + "/credentials/" + id, null);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
