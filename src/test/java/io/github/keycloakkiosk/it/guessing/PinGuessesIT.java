package io.github.keycloakkiosk.it.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After five wrong PINs of one user there is a wait: at every door, also for requests at the same moment. A stranger cannot
 * cause it.
 */
@KioskServer
class PinGuessesIT {

    private static final String REALM = "pin-guesses";
    private static final String PIN = "4825";
    private static final String BADGE = "badge-of-";

    private static Admin admin;
    private static Caller kiosk;
    private static int users;

    private String user;

    @BeforeAll
    static void aRealmOfItsOwn(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        kiosk = Caller.atKiosk(server, REALM);
    }

    /** One user's guesses do not count for another user. */
    @BeforeEach
    void aUserOfItsOwn() {
        user = "guessed-" + users++;
        admin.expect(
                "POST",
                "/users",
                Map.of(
                        "username",
                        user,
                        "email",
                        user + "@example.com",
                        "firstName",
                        "A",
                        "lastName",
                        "B",
                        "enabled",
                        true,
                        "credentials",
                        List.of(
                                Map.of("type", "password", "value", "its-secret"),
                                Admin.typed("pin", PIN),
                                Admin.typed("badge", BADGE + user))));
        admin.expect("DELETE", "/events", null);
    }

    @Test
    void afterFiveWrongOnesTheRightOneIsRefusedAndThePasswordIsNot() {
        Answer wrong = kiosk.pin(user, "0000");
        guess(4);

        Answer refused = kiosk.pin(user, PIN);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(wrong.body());
        assertThat(refused.headers()).hasToString(wrong.headers().toString());
        assertThat(kiosk.password(user, "its-secret").status()).isEqualTo(200);
        assertThat(kiosk.badge(BADGE + user).status()).isEqualTo(200);
    }

    /** A right one frees the places of all, so nobody is refused because others are under way. */
    @Test
    void rightOnesAtOnceAreAllIn() throws Exception {
        // So many rounds that all are compared at once.
        rounds(150_000);
        try {
            admin.putCredential(user, "pin", "9361");
            guess(4);

            assertThat(AtOnce.run(6, i -> kiosk.pin(user, "9361")))
                    .extracting(Answer::status)
                    .containsOnly(200);
        } finally {
            rounds(1);
        }
    }

    private static void rounds(int iterations) {
        admin.expect(
                "PUT",
                "",
                Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(%d)".formatted(iterations)));
    }

    @Test
    void eventsAndTheLogTellWhoWhereAndUntilWhen(KeycloakServer server) throws IOException {
        Instant before = Instant.now();
        guess(5);
        kiosk.pin(user, PIN);

        List<JsonNode> events = failures();
        assertThat(events)
                .extracting(event -> event.get("error").asText())
                .containsExactly(
                        "pin_temporarily_disabled",
                        "invalid_user_credentials",
                        "invalid_user_credentials",
                        "invalid_user_credentials",
                        "invalid_user_credentials",
                        "invalid_user_credentials");
        for (JsonNode event : events.subList(0, 2)) {
            JsonNode details = event.get("details");
            assertThat(details.get("username").asText()).isEqualTo(user);
            assertThat(event.get("userId").asText()).isEqualTo(admin.userId(user));
            assertThat(details.get("client_address").asText()).isEqualTo("127.0.0.1");
            assertThat(details.get("auth_method").asText()).isEqualTo("pin");
            assertThat(Instant.parse(details.get("refused_until").asText()))
                    .isBetween(before.plusSeconds(59), Instant.now().plusSeconds(60));
        }
        assertThat(events.get(2).get("details").has("refused_until")).isFalse();
        String until = events.get(0).get("details").get("refused_until").asText();
        assertThat(events.get(1).get("details").get("refused_until").asText()).isEqualTo(until);
        try (Stream<String> log = Files.lines(server.log())) {
            assertThat(log.filter(line -> line.contains(user) && line.contains("wrong PINs")))
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).contains(REALM, "127.0.0.1", until));
        }
    }

    @Test
    void fiftyAtOnceAreFifty() throws Exception {
        AtOnce.run(50, i -> kiosk.pin(user, "0000"));

        List<String> errors =
                failures().stream().map(event -> event.get("error").asText()).toList();
        assertThat(errors).filteredOn("invalid_user_credentials"::equals).hasSize(5);
        assertThat(errors).filteredOn("pin_temporarily_disabled"::equals).hasSize(45);
    }

    @Test
    void aRightOneMakesThoseBeforeItGood() {
        for (int i = 0; i < 3; i++) {
            guess(4);
            assertThat(kiosk.pin(user, PIN).status()).isEqualTo(200);
        }
    }

    @Test
    void rightOnesDoNotCount() {
        for (int i = 0; i < 8; i++) {
            assertThat(kiosk.pin(user, PIN).status()).isEqualTo(200);
        }
    }

    @Test
    void allDoorsCountTogether(KeycloakServer server) {
        kiosk.pin(user, "0000");
        kiosk.grant("kiosk-api", Map.of("method", "pin", "username", user, "pin", "0000"));
        kiosk.login(Map.of("method", "pin", "username", user + "@example.com", "pin", "111111111111"));
        LoginPages page = LoginPages.atKiosk(server, REALM).open().switchTo("kiosk-pin-form");
        page.pin(user, "0000");
        // The PIN that is due after a badge.
        LoginPages due = LoginPages.atKiosk(server, REALM).open().badge(BADGE + user);
        due.pin("0000");

        assertThat(kiosk.pin(user, PIN).status()).isEqualTo(401);
        assertThat(kiosk.grant("kiosk-api", Map.of("method", "pin", "username", user, "pin", PIN))
                        .status())
                .isEqualTo(400);
        assertThat(due.pin(PIN).isSignedIn()).isFalse();
        assertThat(page.pin(user, PIN).isSignedIn()).isFalse();
        assertThat(page.body()).contains("Too many wrong PINs. Wait");
        assertThat(failures().stream().map(event -> event.get("error").asText()).limit(4))
                .containsOnly("pin_temporarily_disabled");
    }

    @Test
    void nobodyLocksAPinFromAfar(KeycloakServer server) {
        Caller stranger = Caller.stranger(server, REALM);
        for (int i = 0; i < 10; i++) {
            assertThat(stranger.pin(user, "0000").status()).isEqualTo(403);
        }

        assertThat(kiosk.pin(user, PIN).status()).isEqualTo(200);
    }

    @Test
    void aNewPinIsGoodAtOnce() {
        guess(5);
        admin.putCredential(user, "pin", "9317");

        assertThat(kiosk.pin(user, "9317").status()).isEqualTo(200);
    }

    /** Otherwise an admin who may give PINs could begin anew again and again, and try the old PIN. */
    @Test
    void aNewPinThatIsNotStoredForgetsNothing() {
        guess(5);
        Map<String, String> stored = Map.of(
                "type", "pin",
                "secretData", "{\"value\": \"aGFzaA==\", \"salt\": \"c2FsdA==\"}",
                "credentialData",
                        "{\"version\": 1, \"keyId\": \"0\","
                                + " \"hash\": {\"hashIterations\": 1, \"algorithm\": \"pbkdf2-sha256\"}}");

        assertThat(admin.putCredentials(admin.userId(user), stored, Admin.typed("badge", " "))
                        .status())
                .isEqualTo(400);

        assertThat(kiosk.pin(user, PIN).status()).isEqualTo(401);
        assertThat(failures().get(0).get("error").asText()).isEqualTo("pin_temporarily_disabled");
    }

    @Test
    void aUserWithoutAPinIsNoExceptionAndMayBeGivenOne() {
        String id = admin.userId(user);
        String pin = admin.credentials(user, "pin").get(0).get("id").asText();
        admin.expect("DELETE", "/users/" + id + "/credentials/" + pin, null);
        guess(6);
        assertThat(failures().get(0).get("error").asText()).isEqualTo("pin_temporarily_disabled");

        admin.putCredential(user, "pin", PIN);
        assertThat(kiosk.pin(user, PIN).status()).isEqualTo(200);
    }

    /** The first wait is short, so that the test is quick. The rule's own test checks how long waits are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void afterTheWaitThereIsOneGuess(int attempts) {
        admin.set("pin-attempts", Integer.toString(attempts));
        admin.set("pin-wait-seconds", "1");
        try {
            guess(attempts);
            // The next wait is as long as usual: it must not end while a slow machine runs the test.
            admin.set("pin-wait-seconds", "60");
            awaitGuess();
            assertThat(kiosk.pin(user, PIN).status()).isEqualTo(401);
        } finally {
            usualLimits();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void afterTheWaitTheRightOneBeginsAnew(int attempts) {
        admin.set("pin-attempts", Integer.toString(attempts));
        admin.set("pin-wait-seconds", "1");
        try {
            guess(attempts);
            admin.set("pin-wait-seconds", "60");
            awaitRight();
            guess(attempts - 1);
            assertThat(kiosk.pin(user, PIN).status()).isEqualTo(200);
        } finally {
            usualLimits();
        }
    }

    private static void usualLimits() {
        admin.set("pin-attempts", "5");
        admin.set("pin-wait-seconds", "60");
    }

    /** Waits until a wrong PIN is a guess again. */
    private void awaitGuess() {
        Patience.until("the wait ends for a wrong PIN", () -> {
            admin.expect("DELETE", "/events", null);
            kiosk.pin(user, "0000");
            return failures().get(0).get("error").asText().equals("invalid_user_credentials");
        });
    }

    private void awaitRight() {
        Patience.until(
                "the wait ends for the right PIN", () -> kiosk.pin(user, PIN).status() == 200);
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(kiosk.pin(user, "0000").status()).isEqualTo(401);
        }
    }

    /** Newest first. */
    private static List<JsonNode> failures() {
        return StreamSupport.stream(admin.events("LOGIN_ERROR").spliterator(), false)
                .toList();
    }
}
