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
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a badge, the PIN is asked for when it is due: in the browser, and in a direct grant flow that asks for it. */
@KioskServer
class PinDueIT {

    private static final String REALM = "pin-due";
    private static final String PIN = "4825";

    private static Admin admin;
    private static KeycloakServer server;
    private static int users;

    /** A user whom no other test knows. */
    private record Person(String name, String badge) {}

    @BeforeAll
    static void aRealmWhoseGrantAsksToo(KeycloakServer keycloak) {
        server = keycloak;
        admin = RealmCopy.create(server, REALM, PinDueIT::drawIntoTheGrant);
    }

    private static Person person() {
        users++;
        Person person = new Person("person-" + users, "04CC%06d".formatted(users));
        assertThat(admin.createUser(person.name, Admin.typed("badge", person.badge), Admin.typed("pin", PIN))
                        .status())
                .isEqualTo(201);
        return person;
    }

    private static LoginPages tap(Person person) {
        return LoginPages.atKiosk(server, REALM).open().badge(person.badge);
    }

    @Test
    void itIsDueOnceAndThenTheBadgeIsEnough() {
        Person person = person();

        assertThat(tap(person).isSignedIn()).isFalse();
        assertThat(tap(person).pin("0000").isSignedIn()).isFalse();
        assertThat(tap(person).isSignedIn()).isFalse();
        assertThat(tap(person).pin(PIN).isSignedIn()).isTrue();
        assertThat(tap(person).isSignedIn()).isTrue();
    }

    @Test
    void aPinThatWasGivenOnItsOwnPageCounts() {
        Person person = person();
        LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form").pin(person.name, PIN);

        assertThat(tap(person).isSignedIn()).isTrue();
    }

    @Test
    void aNewPinHasNotBeenGivenYet() {
        Person person = person();
        tap(person).pin(PIN);
        assertThat(admin.putCredential(person.name, "pin", "9361").status()).isEqualTo(204);

        assertThat(tap(person).isSignedIn()).isFalse();
        assertThat(tap(person).pin(PIN).isSignedIn()).isFalse();
        assertThat(tap(person).pin("9361").isSignedIn()).isTrue();
    }

    @Test
    void aUserWithoutAPinIsToldSo() throws Exception {
        assertThat(admin.createUser("pinless", Admin.typed("badge", "04CCFFFFFF"))
                        .status())
                .isEqualTo(201);
        LoginPages pages = LoginPages.atKiosk(server, REALM).open();
        String badgePage = pages.action();
        admin.expect("DELETE", "/events", null);

        pages.badge("04CCFFFFFF");

        assertThat(pages.isSignedIn()).isFalse();
        assertThat(pages.toString()).contains("You have no PIN yet").contains("Start over");
        assertThat(pages.body()).doesNotContain("name=\"pin\"");
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("pin_missing");
        assertThat(event.get("userId").asText()).isEqualTo(admin.userId("pinless"));
        assertThat(Files.readString(server.log()))
                .contains("Realm pin-due: user pinless has no PIN, and the flow \"kiosk browser\" asks for it");
        for (String pin : List.of("", "0000", PIN)) {
            assertThat(pages.postTo(badgePage, Map.of("pin", pin)).isSignedIn()).isFalse();
        }
    }

    @Test
    void withSetPinTheyChooseOneAfterThePassword() {
        admin.expect(
                "POST",
                "/users",
                Map.of(
                        "username",
                        "new-here",
                        "enabled",
                        true,
                        "credentials",
                        List.of(
                                Admin.typed("badge", "04CCFFFFFE"),
                                Map.of("type", "password", "value", "new-here-secret")),
                        "requiredActions",
                        List.of("kiosk-set-pin")));
        LoginPages pages = LoginPages.atKiosk(server, REALM).open().badge("04CCFFFFFE");
        assertThat(pages.toString()).contains("You have no PIN yet");

        LoginPages.atKiosk(server, REALM)
                .open()
                .switchTo("kiosk-password-form")
                .password("new-here", "new-here-secret")
                .post(Map.of("pin", PIN, "pin-again", PIN));

        assertThat(LoginPages.atKiosk(server, REALM)
                        .open()
                        .badge("04CCFFFFFE")
                        .pin(PIN)
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void appsHearThatThereIsNoPinAfterABadgeOnly() {
        assertThat(admin.createUser("pinless-in-app", Admin.typed("badge", "04CCFFFFFD"))
                        .status())
                .isEqualTo(201);
        Caller kiosk = Caller.atKiosk(server, REALM);

        for (Answer api : List.of(
                kiosk.badge("04CCFFFFFD"),
                kiosk.login(Map.of("method", "token", "login_string", "04CCFFFFFD", "pin", PIN)))) {
            assertThat(api.status()).isEqualTo(401);
            assertThat(api.json().get("error").asText()).isEqualTo("account_not_ready");
        }
        Answer grant = kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", "04CCFFFFFD"));
        assertThat(grant.status()).isEqualTo(400);
        assertThat(grant.json().get("error").asText()).isEqualTo("invalid_grant");
        assertThat(grant.json().get("error_description").asText()).isEqualTo("The user has no PIN yet");
        assertThat(kiosk.pin("pinless-in-app", PIN).json().get("error").asText())
                .isEqualTo("invalid_credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "eight", "9999"})
    void hoursThatAreNoneMakeItDueEachTime(String hours) {
        String realm = "pin-due-" + hours;
        RealmCopy.create(server, realm, copy -> configure(copy, "PIN is due after 8 hours", hours));
        LoginPages first =
                LoginPages.atKiosk(server, realm).open().badge("04DE51BEEF0001").pin("8264");
        assertThat(first.isSignedIn()).isTrue();

        assertThat(LoginPages.atKiosk(server, realm)
                        .open()
                        .badge("04DE51BEEF0001")
                        .isSignedIn())
                .isFalse();
    }

    /** An admin drew the condition, and forgot the step that it is for. */
    @Test
    void aSubFlowOfTheConditionAloneRefusesUsersWhosePinIsDue() {
        RealmCopy.create(server, "condition-alone", realm -> {
            ArrayNode executions = executions(realm, "kiosk browser - PIN is due");
            executions.remove(1);
        });

        LoginPages due = LoginPages.atKiosk(server, "condition-alone").open().badge("04DE51BEEF0001");
        assertThat(due.isSignedIn()).isFalse();
        // The badge is not enough, so the flow's next way is tried: the PIN.
        assertThat(due.body()).contains("name=\"pin\"").doesNotContain("name=\"username\"");
        assertThat(due.pin("5937").isSignedIn()).isFalse();
        LoginPages.atKiosk(server, "condition-alone")
                .open()
                .switchTo("kiosk-pin-form")
                .pin("olga", "8264");
        assertThat(LoginPages.atKiosk(server, "condition-alone")
                        .open()
                        .badge("04DE51BEEF0001")
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void theTokenEndpointAsksForItByAnError() {
        Person person = person();
        Caller kiosk = Caller.atKiosk(server, REALM);
        admin.expect("DELETE", "/events", null);

        Answer due = kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge));

        assertThat(due.status()).isEqualTo(400);
        assertThat(due.json().get("error").asText()).isEqualTo("invalid_grant");
        assertThat(due.json().get("error_description").asText()).contains("'pin'");
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("pin_required");
        assertThat(event.get("userId").asText()).isEqualTo(admin.userId(person.name));
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.1");

        assertThat(kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge, "pin", PIN))
                        .status())
                .isEqualTo(200);
        assertThat(admin.events("LOGIN").get(0).at("/details/auth_method").asText())
                .isEqualTo("badge pin");
        assertThat(kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge))
                        .status())
                .isEqualTo(200);
        assertThat(tap(person).isSignedIn()).isTrue();
    }

    @Test
    void theLoginApiAsksForItByAnError() {
        Person person = person();
        Caller kiosk = Caller.atKiosk(server, REALM);

        Answer due = kiosk.badge(person.badge);
        assertThat(due.status()).isEqualTo(401);
        assertThat(due.json().get("error").asText()).isEqualTo("pin_required");
        for (String wrong : List.of("0000", "not-a-pin")) {
            Answer refused = kiosk.login(Map.of("method", "token", "login_string", person.badge, "pin", wrong));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.json().get("error").asText()).isEqualTo("invalid_credentials");
        }
        Answer in = kiosk.login(Map.of("method", "token", "login_string", person.badge, "pin", PIN));
        assertThat(in.status()).isEqualTo(200);
        assertThat(kiosk.authorized(
                                "GET",
                                "session",
                                "Bearer " + in.json().get("token").asText())
                        .json()
                        .get("methods"))
                .hasToString("[\"badge\",\"pin\"]");
        assertThat(kiosk.badge(person.badge).status()).isEqualTo(200);
    }

    /** A caller without a badge does not learn whose PIN is due. */
    @Test
    void nobodyIsToldThatAPinIsDueButABadgesBearer() {
        Caller kiosk = Caller.atKiosk(server, REALM);

        assertThat(kiosk.badge("04CC999999").json().get("error").asText()).isEqualTo("invalid_credentials");
        assertThat(kiosk.grant("kiosk-api", Map.of("method", "pin", "username", "vera"))
                        .json()
                        .get("error_description")
                        .asText())
                .isEqualTo("Invalid user credentials");
        assertThat(kiosk.badge("04DE51BEEF0003").json().get("error").asText()).isEqualTo("invalid_credentials");
    }

    /** The demo realm's own grant asks for a badge alone, with a PIN or without. */
    @Test
    void aPinThatNobodyAskedForChangesNothing() {
        Answer answer = Caller.atKiosk(server, "kiosk")
                .login(Map.of("method", "token", "login_string", "04DE51BEEF0002", "pin", "0000"));

        assertThat(answer.status()).isEqualTo(200);
    }

    private static void configure(ObjectNode realm, String alias, String hours) {
        for (JsonNode config : realm.get("authenticatorConfig")) {
            if (config.get("alias").asText().equals(alias)) {
                ((ObjectNode) config.get("config")).put("hours", hours);
            }
        }
    }

    private static void drawIntoTheGrant(ObjectNode realm) {
        executions(realm, "kiosk direct grant - badge")
                .addObject()
                .put("authenticatorFlow", true)
                .put("flowAlias", "grant - PIN is due")
                .put("requirement", "CONDITIONAL")
                .put("priority", 40);
        ArrayNode due = realm.withArray("authenticationFlows")
                .addObject()
                .put("alias", "grant - PIN is due")
                .put("providerId", "basic-flow")
                .put("topLevel", false)
                .put("builtIn", false)
                .putArray("authenticationExecutions");
        for (String step : List.of("kiosk-pin-due", "kiosk-grant-pin")) {
            due.addObject()
                    .put("authenticator", step)
                    .put("requirement", "REQUIRED")
                    .put("priority", 10 * (due.size() + 1));
        }
    }

    private static ArrayNode executions(ObjectNode realm, String flow) {
        for (JsonNode candidate : realm.get("authenticationFlows")) {
            if (candidate.get("alias").asText().equals(flow)) {
                return (ArrayNode) candidate.get("authenticationExecutions");
            }
        }
        throw new AssertionError("no flow " + flow);
    }
}
