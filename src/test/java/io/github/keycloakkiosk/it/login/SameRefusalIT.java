package io.github.keycloakkiosk.it.login;

import static io.github.keycloakkiosk.it.api.LoginErrorsIT.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody who cannot log in gets the same 401, byte for byte, and so does not learn the reason. */
@KioskServer
class SameRefusalIT {

    private static Caller kiosk;
    private static Admin locking;

    @BeforeAll
    static void aRealmWithUsersInEveryState(KeycloakServer server) {
        RealmCopy.create(server, "refusals", realm -> {
            ArrayNode users = realm.withArray("users");
            addUser(users, "bare").putArray("credentials");
            addUser(users, "pending").putArray("requiredActions").add("UPDATE_PASSWORD");
            addUser(users, "service-account-robot").put("serviceAccountClientId", "robot");
            realm.withArray("clients")
                    .addObject()
                    .put("clientId", "robot")
                    .put("secret", "robot-client-secret")
                    .put("serviceAccountsEnabled", true);
        });
        locking = RealmCopy.create(
                server,
                "locking",
                realm -> realm.put("bruteForceProtected", true).put("failureFactor", 1));
        kiosk = Caller.atKiosk(server, "refusals");
    }

    static Stream<Arguments> logins() {
        return Stream.of(
                Arguments.of("wrong password", password("vera", "wrong")),
                Arguments.of("another user's password", password("vera", "olga-secret")),
                Arguments.of("the PIN as a password", password("vera", "5937")),
                Arguments.of("unknown user, password", password("nobody", "vera-secret")),
                Arguments.of("inactive user, right password", password("ivan", "ivan-secret")),
                Arguments.of("inactive user, wrong password", password("ivan", "wrong")),
                Arguments.of("user without a password", password("bare", "anything")),
                Arguments.of("service account, right password", password("service-account-robot", "its-secret")),
                Arguments.of("wrong PIN", pin("vera", "0000")),
                Arguments.of("another user's PIN", pin("vera", "8264")),
                Arguments.of("PIN with a space in it", pin("vera", "59 37")),
                Arguments.of("another PIN, in other digits", pin("vera", "٥٩٣٨")),
                Arguments.of("too short for a PIN", pin("vera", "1")),
                Arguments.of("no PIN at all", pin("vera", "vera-secret")),
                Arguments.of("unknown user, PIN", pin("nobody", "5937")),
                Arguments.of("unknown user, no PIN at all", pin("nobody", "x")),
                Arguments.of("password with a blank after it", password("vera", "vera-secret ")),
                Arguments.of("password with a blank before it", password("vera", "\u00a0vera-secret")),
                Arguments.of("inactive user, right PIN", pin("ivan", "6418")),
                Arguments.of("inactive user, wrong PIN", pin("ivan", "0000")),
                Arguments.of("user without a PIN", pin("bare", "5937")),
                Arguments.of("service account, right PIN", pin("service-account-robot", "4711")),
                Arguments.of("unknown badge", badge("04DE51BEEF0099")),
                Arguments.of("badge of an inactive user", badge("04DE51BEEF0003")),
                Arguments.of("badge of a service account", badge("badge-service-account-robot")),
                Arguments.of("blank badge", badge("   ")),
                Arguments.of("badge with a U+FEFF in it", badge("04DE51\ufeffBEEF0002")),
                Arguments.of("part of a badge", badge("04DE51BEEF00")),
                Arguments.of("a badge's fingerprint would be as long", badge("00000000-0000-0000-0000-000000000000")),
                Arguments.of("too long for a badge", badge("0".repeat(513))),
                Arguments.of("wrong secret, account not ready", password("pending", "wrong")),
                Arguments.of("wrong PIN, account not ready", pin("pending", "0000")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("logins")
    void everyRefusalIsTheSame(String why, Map<String, String> login) {
        assertSame(kiosk.login(login), kiosk.password("vera", "wrong"));
    }

    @Test
    void theLoginOfALockedUserIsRefusedAlikeAndLocksNoLonger(KeycloakServer server) throws InterruptedException {
        Caller caller = Caller.atKiosk(server, "locking");
        String failures = "/attack-detection/brute-force/users/" + locking.userId("vera");
        caller.password("vera", "wrong");
        locking.awaitLocked("vera");
        JsonNode counted = locking.get(failures);

        for (Answer locked : List.of(
                caller.password("vera", "vera-secret"),
                caller.password("vera", "wrong"),
                caller.pin("vera", "5937"),
                caller.badge("04DE51BEEF0002"))) {
            assertSame(locked, kiosk.password("vera", "wrong"));
        }
        Thread.sleep(500);
        assertThat(locking.get(failures)).isEqualTo(counted);
        assertThat(caller.password("admin", "secret").status()).isEqualTo(200);
    }

    @Test
    void onlyARightSecretLearnsThatTheAccountIsNotReady() {
        for (Map<String, String> right :
                List.of(password("pending", "its-secret"), pin("pending", "4711"), badge("badge-pending"))) {
            assertError(kiosk.login(right), 401, "account_not_ready", "browser");
        }
    }

    private static void assertSame(Answer answer, Answer reference) {
        assertError(answer, 401, "invalid_credentials", "user");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.body()).isEqualTo(reference.body());
        assertThat(answer.headers()).hasToString(reference.headers().toString());
    }

    private static Map<String, String> password(String username, String password) {
        return Map.of("method", "password", "username", username, "password", password);
    }

    private static Map<String, String> pin(String username, String pin) {
        return Map.of("method", "pin", "username", username, "pin", pin);
    }

    private static Map<String, String> badge(String loginString) {
        return Map.of("method", "token", "login_string", loginString);
    }

    /** With the password its-secret, the PIN 4711 and the badge badge-{username}. */
    private static ObjectNode addUser(ArrayNode users, String username) {
        ObjectNode user = users.addObject().put("username", username).put("enabled", true);
        user.put("email", username + "@example.com").put("firstName", "A").put("lastName", "B");
        ArrayNode credentials = user.putArray("credentials");
        credentials.addObject().put("type", "password").put("value", "its-secret");
        credentials
                .addObject()
                .put("type", "pin")
                .put("secretData", "{\"value\": \"4711\"}")
                .put("credentialData", "{}");
        credentials
                .addObject()
                .put("type", "badge")
                .put("secretData", Admin.json(Map.of("value", "badge-" + username)))
                .put("credentialData", "{}");
        return user;
    }
}
