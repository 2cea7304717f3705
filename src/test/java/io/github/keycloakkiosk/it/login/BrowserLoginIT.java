package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The login pages at a kiosk, without script: some users get in, others do not. */
@KioskServer
class BrowserLoginIT {

    private static final String REALM = "browser-login";
    private static final String FRIDAS_BADGE = "04AA00000F";

    private static Admin admin;
    private LoginPages kiosk;

    @BeforeAll
    static void aRealmThatKeepsEvents(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> realm.put("accessCodeLifespanLogin", 1200));
        // A user who never completes a login has a PIN that is due.
        newUser("frida", FRIDAS_BADGE, "4825");
    }

    @BeforeEach
    void aNewBrowser(KeycloakServer server) {
        admin.expect("DELETE", "/events", null);
        kiosk = LoginPages.atKiosk(server, REALM);
    }

    @Test
    void theFirstPageAsksForABadgeAndKnowsTheSettings() {
        kiosk.open();

        assertThat(kiosk.status()).isEqualTo(200);
        assertThat(kiosk.body())
                .contains("name=\"login_string\"", "data-kiosk-nfc=\"serial\"", "tryAnotherWay")
                .contains("data-seconds=\"60\"", "data-login-timeout=\"1200\"")
                .containsPattern("data-renew=\"[^\"]+/login-actions/");
        assertThat(admin.events("LOGIN_ERROR")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"vera", "vera@example.com", "13500000003", "' vera '"})
    void aNameAndAPinLogIn(String name) {
        kiosk.open().switchTo("kiosk-pin-form").pin(name, "5937");

        assertIn("vera", "[\"pin\"]");
        assertEvent("LOGIN", null, "pin");
    }

    @Test
    void aBadgeAndThePinThatIsDueLogIn() {
        String user = "first-time";
        newUser(user, "04AA000001", "4825");

        kiosk.open().badge("04AA000001");
        assertThat(kiosk.isSignedIn()).isFalse();
        assertThat(kiosk.body()).contains("name=\"pin\"").doesNotContain("name=\"username\"");
        kiosk.pin("4825");

        assertIn(user, "[\"badge\",\"pin\"]");
        assertEvent("LOGIN", null, "badge pin");
    }

    @Test
    void aPasswordLogsIn() {
        kiosk.open().switchTo("kiosk-password-form").password("vera", "vera-secret");

        assertIn("vera", "[\"password\"]");
        assertEvent("LOGIN", null, "password");
    }

    @Test
    void anotherWayLeadsFromEachMethodToEach() {
        kiosk.open();
        for (String way : List.of("kiosk-pin-form", "kiosk-password-form", "kiosk-badge-form", "kiosk-password-form")) {
            kiosk.post(Map.of("tryAnotherWay", "on"));
            assertThat(kiosk.body())
                    .contains("Badge", "PIN", "Password", kiosk.execution(way))
                    .doesNotContain("-display-name", "-help-text");
            kiosk.switchTo(way);
            assertThat(kiosk.status()).isEqualTo(200);
        }
        assertThat(kiosk.body()).contains("name=\"password\"");
    }

    @ParameterizedTest
    @CsvSource({
        "04DE51BEEF0099, invalid_user_credentials",
        "' ', invalid_user_credentials",
        "'', missing_parameter",
        // ivan is inactive
        "04DE51BEEF0003, user_disabled",
    })
    void aBadgeThatLogsNobodyInIsSaidInOneWay(String loginString, String error) {
        kiosk.open().badge(loginString);

        assertThat(kiosk.status()).isEqualTo(200);
        assertThat(kiosk.toString()).contains("That did not work.");
        assertThat(kiosk.body()).contains("role=\"alert\"", "name=\"login_string\"");
        assertEvent("LOGIN_ERROR", error, "badge");
        // The page accepts the next tap at once.
        kiosk.badge(FRIDAS_BADGE);
        assertThat(kiosk.body()).contains("name=\"pin\"");
    }

    @ParameterizedTest
    @CsvSource({
        "vera, 0000, invalid_user_credentials",
        "vera, '', invalid_user_credentials",
        "vera, 123456789012345, invalid_user_credentials",
        "nobody, 5937, user_not_found",
        "'', 5937, user_not_found",
        "ivan, 6418, user_disabled",
    })
    void aPinThatLogsNobodyInIsSaidInOneWay(String name, String pin, String error) {
        kiosk.open().switchTo("kiosk-pin-form").pin(name, pin);

        assertThat(kiosk.status()).isEqualTo(200);
        assertThat(kiosk.toString()).contains("That was not right.");
        assertThat(kiosk.body()).contains("name=\"username\"", "role=\"alert\"");
        assertEvent("LOGIN_ERROR", error, "pin");
        assertThat(kiosk.pin("vera", "5937").isSignedIn()).isTrue();
    }

    @Test
    void aLockedUserGetsTheSameAnswerWhateverTheyKnow(KeycloakServer server) {
        Admin locking = RealmCopy.create(
                server,
                "browser-locks",
                realm -> realm.put("bruteForceProtected", true).put("failureFactor", 1));
        LoginPages pages = LoginPages.atKiosk(server, "browser-locks").open().switchTo("kiosk-password-form");
        pages.password("vera", "wrong");
        locking.awaitLocked("vera");

        pages.switchTo("kiosk-pin-form").pin("nobody", "5937");
        String wrong = pages.toString();
        assertThat(pages.pin("vera", "5937")).hasToString(wrong);
        assertThat(pages.pin("13500000003", "5937")).hasToString(wrong);
        assertThat(locking.events("LOGIN_ERROR").get(0).get("error").asText()).isEqualTo("user_temporarily_disabled");
        String unknown =
                pages.switchTo("kiosk-badge-form").badge("04DE51BEEF0099").toString();
        assertThat(pages.badge("04DE51BEEF0002")).hasToString(unknown);
        assertThat(locking.events("LOGIN_ERROR").get(0).get("error").asText()).isEqualTo("user_temporarily_disabled");
    }

    @Test
    void anothersPinAfterABadgeIsWrong() {
        kiosk.open().badge(FRIDAS_BADGE);
        kiosk.post(Map.of("username", "vera", "pin", "5937"));

        assertThat(kiosk.isSignedIn()).isFalse();
        assertThat(kiosk.toString()).contains("That was not right.");
        JsonNode event = admin.events("LOGIN_ERROR").get(0);
        assertThat(event.get("userId").asText()).isEqualTo(admin.userId("frida"));
    }

    @Test
    void aNameFromAnEarlierAttemptIsNotThatOfTheBadge() {
        newUser("no-pin-due", "04AA000002", "4825");
        kiosk.open().switchTo("kiosk-pin-form").pin("vera", "0000");
        kiosk.switchTo("kiosk-badge-form").badge("04AA000002").pin("4825");

        assertIn("no-pin-due", "[\"badge\",\"pin\"]");
        assertThat(admin.events("LOGIN").get(0).at("/details/username").asText())
                .isEqualTo("no-pin-due");
    }

    /** The ids of executions are no secrets: a person who reads the pages of two browsers knows them. */
    @Test
    void noStepIsReachedPastTheBadge() {
        newUser("found-badge", "04AA000003", "4825");
        String plainPin = kiosk.open().execution("kiosk-pin-form");
        String password = kiosk.execution("kiosk-password-form");
        String badge = kiosk.execution("kiosk-badge-form");
        String badgePage = kiosk.action();
        kiosk.badge("04AA000003");
        String pinPage = kiosk.action();

        for (String execution : List.of(plainPin, password, badge)) {
            // Once named as the step of the form …
            kiosk.postTo(
                    pinPage.replaceFirst("execution=[^&]*", "execution=" + execution),
                    Map.of("username", "found-badge", "pin", "0000", "login_string", "04AA000003"));
            assertThat(kiosk.isSignedIn()).isFalse();
            // … and once as another way.
            kiosk.postTo(pinPage, Map.of("authenticationExecution", execution, "login_string", "04AA000003"));
            assertThat(kiosk.isSignedIn()).isFalse();
        }
        // The back button does not help: the badge page of before is over.
        kiosk.postTo(badgePage, Map.of("login_string", "04AA000003"));
        assertThat(kiosk.isSignedIn()).isFalse();
        assertThat(admin.events("LOGIN")).isEmpty();
    }

    @Test
    void thePinPageAfterABadgeIsNotReachedWithoutABadge() {
        String flow = "/authentication/flows/kiosk%20browser/executions";
        String deepest = "";
        for (JsonNode execution : admin.get(flow)) {
            if (execution.path("providerId").asText().equals("kiosk-pin-form")
                    && execution.get("level").asInt() == 3) {
                deepest = execution.get("id").asText();
            }
        }
        assertThat(deepest).isNotEmpty();
        kiosk.open();
        String page = kiosk.action();
        kiosk.post(Map.of("authenticationExecution", deepest));
        assertThat(kiosk.isSignedIn()).isFalse();
        kiosk.postTo(page.replaceFirst("execution=[^&]*", "execution=" + deepest), Map.of("pin", "5937"));

        assertThat(kiosk.isSignedIn()).isFalse();
        assertThat(admin.events("LOGIN")).isEmpty();
    }

    @Test
    void theStartAgainOfAFlowForgetsWhoseBadgeItWas() {
        kiosk.open().badge(FRIDAS_BADGE);
        assertThat(kiosk.body()).contains("name=\"pin\"").doesNotContain("name=\"username\"");
        kiosk.get(kiosk.action().replaceFirst("/login-actions/.*", "")
                + "/login-actions/restart?client_id=kiosk-app&tab_id="
                + kiosk.action().replaceFirst(".*tab_id=([^&]*).*", "$1"));

        assertThat(kiosk.body()).contains("name=\"login_string\"").doesNotContain("frida");
        kiosk.switchTo("kiosk-pin-form");
        assertThat(kiosk.body()).contains("name=\"username\"");
        assertThat(kiosk.pin("4825").isSignedIn()).isFalse();
    }

    @Test
    void aPageThatWasUsedLogsNobodyInOnceMore() {
        kiosk.open().switchTo("kiosk-pin-form");
        String page = kiosk.action();
        assertThat(kiosk.pin("vera", "5937").isSignedIn()).isTrue();
        admin.expect("DELETE", "/events", null);

        kiosk.postTo(page, Map.of("username", "olga", "pin", "8264"));

        assertThat(admin.events("LOGIN")).isEmpty();
    }

    @Test
    void noEventTellsABadgeOrAPin() {
        kiosk.open().badge("04FACE0001").switchTo("kiosk-pin-form").pin("vera", "59371594");

        assertThat(admin.get("/events").toString()).contains("LOGIN_ERROR").doesNotContain("04FACE0001", "59371594");
    }

    private static void newUser(String name, String badge, String pin) {
        assertThat(admin.createUser(name, Admin.typed("badge", badge), Admin.typed("pin", pin))
                        .status())
                .isEqualTo(201);
    }

    private void assertIn(String username, String methods) {
        String token = kiosk.tokens().get("access_token").asText();
        assertThat(Jwt.claims(token).get("preferred_username").asText()).isEqualTo(username);
        Answer session = kiosk.session(token);
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json().get("methods")).hasToString(methods);
    }

    private static void assertEvent(String type, String error, String method) {
        JsonNode event = admin.events(type).get(0);
        assertThat(admin.events(type)).hasSize(1);
        assertThat(event.path("error").asText(null)).isEqualTo(error);
        assertThat(event.at("/details/auth_method").asText()).isEqualTo(method);
        assertThat(event.at("/details/client_address").asText()).isEqualTo("127.0.0.1");
    }
}
