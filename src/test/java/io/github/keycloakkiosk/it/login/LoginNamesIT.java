package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names log in, and in which order they are looked up. Realm JSON brings several users who share a name. */
@KioskServer
class LoginNamesIT {

    private static final String REALM = "login-names";
    private static final String DEFAULT = "username, email, phoneNumber";
    private static final String PROFILE = "/components/org.keycloak.userprofile.UserProfileProvider/0/config";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    @BeforeAll
    static void realm(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, LoginNamesIT::change);
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static void change(ObjectNode realm) {
        declare(realm, "staffNumber", "\"admin\"");
        declare(realm, "nickname", "\"admin\", \"user\"");
        user(realm, "twin-a")
                .put("email", "twin-a@example.org")
                .putObject("attributes")
                .put("phoneNumber", "7001");
        user(realm, "twin-b")
                .put("email", "twin-b@example.org")
                .putObject("attributes")
                .put("phoneNumber", "7001");
        user(realm, "7002").put("email", "named@example.org");
        user(realm, "phoned")
                .put("email", "phoned@example.org")
                .putObject("attributes")
                .put("phoneNumber", "7002");
        user(realm, "boss@example.org").put("email", "other@example.org");
        user(realm, "mailed").put("email", "boss@example.org");
        user(realm, "numbered")
                .put("email", "numbered@example.org")
                .putObject("attributes")
                .put("staffNumber", "88001")
                .put("nickname", "88002");
    }

    static void declare(ObjectNode realm, String attribute, String editors) {
        ObjectNode config = (ObjectNode) realm.at(PROFILE);
        String profile = config.at("/kc.user.profile.config/0").asText();
        config.putArray("kc.user.profile.config")
                .add(profile.replaceFirst(
                        "\\]}$",
                        ", {\"name\": \"" + attribute + "\", \"permissions\": {\"view\": [\"admin\"], \"edit\": ["
                                + editors + "]}}]}"));
    }

    /** With the password {@code pw-} and the name. */
    static ObjectNode user(ObjectNode realm, String name) {
        ObjectNode user = realm.withArray("users").addObject();
        user.put("username", name).put("enabled", true).put("firstName", "A").put("lastName", "B");
        user.putArray("credentials").addObject().put("type", "password").put("value", "pw-" + name);
        user.withArray("credentials")
                .addObject()
                .put("type", "pin")
                .put("secretData", "{\"value\": \"4825\"}")
                .put("credentialData", "{}");
        return user;
    }

    @AfterEach
    void defaults() {
        admin.set("login-names", DEFAULT);
    }

    private static boolean logsIn(String typed, String user) {
        Answer answer = kiosk.password(typed, "pw-" + user);
        assertThat(answer.status()).isIn(200, 401);
        return answer.status() == 200;
    }

    @ParameterizedTest
    @CsvSource({
        "'username, email, phoneNumber',  7002,             7002,             phoned",
        "'phoneNumber, username, email',  7002,             phoned,           7002",
        "'username, email, phoneNumber',  boss@example.org, boss@example.org, mailed",
        "'username, phoneNumber, email',  BOSS@example.org, boss@example.org, mailed",
        "'email, username, phoneNumber',  boss@example.org, mailed,           boss@example.org",
    })
    void theFirstFieldCounts(String order, String typed, String first, String second) {
        admin.set("login-names", order);

        for (int time = 0; time < 3; time++) { // users are cached
            assertThat(logsIn(typed, first)).isTrue();
            assertThat(logsIn(typed, second)).isFalse();
            assertThat(logsIn("named@example.org", "7002")).isTrue();
        }
    }

    @Test
    void aStaffNumberLogsInAtEveryDoorOnceItIsInTheList() {
        assertThat(logsIn("88001", "numbered")).isFalse();

        admin.set("login-names", "username, email, phoneNumber, staffNumber");

        assertThat(logsIn("88001", "numbered")).isTrue();
        assertThat(kiosk.pin(" 88001", "4825").status()).isEqualTo(200);
        assertThat(kiosk.post("token", Map.of("userid", "88001", "password", "pw-numbered"))
                        .status())
                .isEqualTo(200);
        assertThat(LoginPages.atKiosk(server, REALM)
                        .open()
                        .switchTo("kiosk-pin-form")
                        .pin("88001", "4825")
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void whatIsNotInTheListLogsNobodyIn() {
        admin.set("login-names", "username");

        assertThat(logsIn("numbered@example.org", "numbered")).isFalse();
        assertThat(kiosk.pin("13500000003", "5937").status()).isEqualTo(401);
        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
    }

    @Test
    void aValueOfTwoLogsNeitherInAndTheLogSaysWhoseOnce() {
        long place = new ServerLog(server.log()).end();

        for (int time = 0; time < 3; time++) {
            assertThat(logsIn("7001", "twin-a")).isFalse();
            assertThat(logsIn("7001", "twin-b")).isFalse();
        }

        assertThat(new ServerLog(server.log()).linesFrom(place))
                .filteredOn(line -> line.contains("one and the same"))
                .singleElement()
                .asString()
                .contains("WARN", REALM, "\"twin-a\" and \"twin-b\"", "phoneNumber")
                .doesNotContain("7001");
        assertThat(logsIn("twin-a", "twin-a")).isTrue();
    }

    @Test
    void aNameThatNoFieldHoldsIsNobodys() {
        assertThat(logsIn("7".repeat(256), "numbered")).isFalse();
        assertThat(logsIn("7".repeat(5000), "numbered")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'username, nickname',           users can edit their attribute \\\"nickname\\\"",
        "'username, costCentre',         the user profile has no attribute \\\"costCentre\\\"",
        "'username, email, email',       \\\"email\\\" is there twice",
        "'email',                        username is missing",
        "'username, lastName',           \\\"lastName\\\" cannot log in",
    })
    void aListThatCannotBeMeantIsNotStored(String names, String reason) {
        Answer answer = admin.saveSetting("login-names", names);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("login-names: " + reason);
        assertThat(logsIn("numbered@example.org", "numbered")).isTrue();
    }

    @Test
    void aRealmMayBringTheListAndTheProfileTogether() {
        RealmCopy.create(server, REALM + "-imported", realm -> {
            change(realm);
            ObjectNode config =
                    (ObjectNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config");
            config.putArray("login-names").add("username,staffNumber");
        });

        assertThat(Caller.atKiosk(server, REALM + "-imported")
                        .pin("88001", "4825")
                        .status())
                .isEqualTo(200);
    }
}
