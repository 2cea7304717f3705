package io.github.keycloakkiosk.it.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The limit on wrong PINs and unknown badges from one client address, for all users together. Each test has an address of
 * its own.
 */
@KioskServer
class AddressGuessesIT {

    private static final String REALM = "address-guesses";
    private static final int MOST = 12;

    private static Admin admin;
    private static KeycloakServer keycloak;
    private static int addresses;

    private String address;
    private Caller kiosk;

    @BeforeAll
    static void aRealmOfItsOwn(KeycloakServer server) {
        keycloak = server;
        admin = RealmCopy.create(server, REALM, realm -> {
            TestRealm.limitGuesses(realm);
            ((ArrayNode) realm.at("/components/org.keycloak.services.ui.extend.UiTabProvider/0/config/ip-whitelist"))
                    .add("127.1.0.0/16");
        });
        admin.set("address-attempts", Integer.toString(MOST));
        admin.set("pin-attempts", "100");
        admin.set("address-attempts-by-block", "127.1.9.0/24=0", "127.1.9.7/32=3");
    }

    @BeforeEach
    void anAddressOfItsOwn() {
        address = "127.1.0." + ++addresses;
        kiosk = Caller.from(keycloak, REALM, address);
        admin.expect("DELETE", "/events", null);
    }

    static Stream<Arguments> wrongGuesses() {
        return Stream.of(
                wrong("unknown badge", (caller, i) -> caller.badge("no-badge-" + i)),
                wrong("wrong PIN", (caller, i) -> caller.pin("vera", "0000")),
                wrong("the PIN of nobody", (caller, i) -> caller.pin("nobody-" + i, "5937")),
                wrong("the PIN of a disabled user", (caller, i) -> caller.pin("ivan", "5937")),
                wrong(
                        "by a client of its own",
                        (caller, i) ->
                                caller.grant("kiosk-api", Map.of("method", "token", "login_string", "no-badge-" + i))),
                wrong("in the browser", (caller, i) -> browser(caller).open().badge("no-badge-" + i)),
                wrong(
                        "nobody in the browser",
                        (caller, i) -> browser(caller)
                                .open()
                                .switchTo("kiosk-pin-form")
                                .pin("nobody", "5937")),
                wrong("all of them", (caller, i) -> {
                    if (i % 2 == 0) {
                        caller.badge("no-badge-" + i);
                    } else {
                        caller.pin("nobody", "0000");
                    }
                }));
    }

    private static Arguments wrong(String what, BiConsumer<Caller, Integer> guess) {
        return Arguments.of(what, guess);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongGuesses")
    void upToTheLimitGuessesAreJudgedThenEverybodyIsRefused(String what, BiConsumer<Caller, Integer> guess) {
        IntStream.range(0, MOST - 1).forEach(i -> guess.accept(kiosk, i));
        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
        guess.accept(kiosk, MOST - 1);

        for (Answer answer : List.of(
                kiosk.pin("vera", "5937"), kiosk.badge("04DE51BEEF0002"), kiosk.pin("nobody", "1"), kiosk.badge("x"))) {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body()).contains("\"error\":\"too_many_attempts\"");
        }
        assertThat(kiosk.password("vera", "vera-secret").status()).isEqualTo(200);
        Caller another = Caller.from(keycloak, REALM, "127.1.1." + addresses);
        assertThat(another.pin("vera", "5937").status()).isEqualTo(200);
        assertThat(another.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    @Test
    void theTokenEndpointSaysForHowLong() {
        fill();

        Answer answer = kiosk.grant("kiosk-api", Map.of("method", "pin", "username", "vera", "pin", "5937"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().get("error").asText()).isEqualTo("access_denied");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 300);
    }

    @Test
    void soDoesTheLoginApi() {
        fill();

        for (Answer answer : List.of(kiosk.pin("vera", "5937"), kiosk.pin("vera", "x"), kiosk.badge("no-badge"))) {
            assertThat(answer.status()).isEqualTo(429);
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 300);
        }
    }

    @Test
    void thePagesSayThatOneHasToWait() {
        fill();

        LoginPages pages = browser(kiosk).open();
        assertThat(pages.badge("04DE51BEEF0002").isSignedIn()).isFalse();
        assertThat(pages.body()).contains("Too many wrong tries here.");
        assertThat(pages.switchTo("kiosk-pin-form").pin("vera", "5937").isSignedIn())
                .isFalse();
        assertThat(pages.body()).contains("Too many wrong tries here.");
        assertThat(pages.switchTo("kiosk-password-form")
                        .password("vera", "vera-secret")
                        .isSignedIn())
                .isTrue();
    }

    @Test
    void eventsAndTheLogTellWhoWhereAndUntilWhen() throws IOException {
        fill();
        Instant before = Instant.now();
        kiosk.pin("vera", "5937");
        kiosk.badge("04DE51BEEF0002");

        JsonNode events = admin.events("LOGIN_ERROR");
        for (JsonNode event : List.of(events.get(0), events.get(1))) {
            assertThat(event.get("error").asText()).isEqualTo("too_many_attempts");
            assertThat(event.get("details").get("client_address").asText()).isEqualTo(address);
            assertThat(Instant.parse(event.get("details").get("refused_until").asText()))
                    .isBetween(before.plusSeconds(299), Instant.now().plusSeconds(300));
        }
        assertThat(events.get(1).get("details").get("username").asText()).isEqualTo("vera");
        assertThat(events.get(1).get("userId").asText()).isEqualTo(admin.userId("vera"));
        String until = events.get(1).get("details").get("refused_until").asText();
        try (Stream<String> log = Files.lines(keycloak.log())) {
            assertThat(log.filter(line -> line.contains("from " + address + ",")))
                    .hasSize(1)
                    .allSatisfy(line -> assertThat(line).contains(REALM, "vera", until));
        }
    }

    @Test
    void fiftyAtOnceAreFifty() throws Exception {
        List<Answer> answers = AtOnce.run(50, i -> kiosk.badge("no-badge-" + i));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(MOST);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(50 - MOST);
    }

    /** With room for one more wrong one, nobody is refused because others are under way. */
    @Test
    void rightOnesAtOnceAreAllIn() throws Exception {
        IntStream.range(0, MOST - 2).forEach(i -> kiosk.badge("no-badge-" + i));

        assertThat(AtOnce.run(6, i -> i % 2 == 0 ? kiosk.badge("04DE51BEEF0002") : kiosk.pin("vera", "5937")))
                .extracting(Answer::status)
                .containsOnly(200);

        assertThat(kiosk.badge("one-more").status()).isEqualTo(401);
        assertThat(kiosk.badge("the-last").status()).isEqualTo(401);
        assertThat(kiosk.badge("one-too-many").status()).isEqualTo(429);
    }

    /** Right and wrong ones together: of the wrong ones, as many are judged as if they came one after the other. */
    @Test
    void wrongOnesAmongThemAreNotMoreThanTheLimit() throws Exception {
        List<Answer> answers =
                AtOnce.run(60, i -> i % 3 == 0 ? kiosk.badge("04DE51BEEF0002") : kiosk.badge("no-badge-" + i));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSizeLessThanOrEqualTo(MOST);
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 401, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(answer -> assertThat(Integer.parseInt(answer.header("Retry-After")))
                        .isBetween(1, 300));
    }

    @Test
    void rightOnesDoNotCount() {
        for (int i = 0; i < MOST; i++) {
            assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
            assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
        }
    }

    @Test
    void wrongPasswordsDoNotCount() {
        for (int i = 0; i < MOST; i++) {
            kiosk.password("vera", "wrong");
            kiosk.password("nobody", "wrong");
        }

        assertThat(kiosk.pin("vera", "5937").status()).isEqualTo(200);
    }

    /** Somebody has left a card on a reader. */
    @Test
    void theSameWrongBadgeCountsOnceAndIsComparedEachTime() {
        for (int i = 0; i < MOST; i++) {
            assertThat(kiosk.badge("left-on-the-reader").status()).isEqualTo(401);
            browser(kiosk).open().badge("left-on-the-reader");
            kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", "left-on-the-reader"));
        }
        IntStream.range(0, MOST - 1)
                .forEach(i ->
                        assertThat(kiosk.badge("another-badge-" + i).status()).isEqualTo(401));
        assertThat(kiosk.badge("one-too-many").status()).isEqualTo(429);
        assertThat(kiosk.badge("left-on-the-reader").status()).isEqualTo(401);

        admin.createUser("finder", Admin.typed("badge", "left-on-the-reader"));
        assertThat(kiosk.badge("left-on-the-reader").status()).isEqualTo(200);
    }

    @Test
    void theSameWrongBadgeAtOnceIsOneGuess() throws Exception {
        assertThat(AtOnce.run(MOST / 2, i -> kiosk.badge("on-two-readers")))
                .extracting(Answer::status)
                .containsOnly(401);

        IntStream.range(0, MOST - 1)
                .forEach(i ->
                        assertThat(kiosk.badge("another-badge-" + i).status()).isEqualTo(401));
        assertThat(kiosk.badge("one-too-many").status()).isEqualTo(429);
    }

    @Test
    void aRightBadgeIsNoGuessThoughItsOwnerIsDisabled() {
        IntStream.range(0, 2 * MOST)
                .forEach(i -> assertThat(kiosk.badge("04DE51BEEF0003").status()).isEqualTo(401));

        assertThat(kiosk.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    @Test
    void strangersCountAgainstNobody() {
        Caller stranger = Caller.stranger(keycloak, REALM);
        for (int i = 0; i < 2 * MOST; i++) {
            assertThat(stranger.badge("no-badge").status()).isEqualTo(403);
        }
        admin.set("ip-whitelist", "127.0.0.1/32", "127.0.0.2/32", "127.1.0.0/16");

        assertThat(stranger.badge("04DE51BEEF0002").status()).isEqualTo(200);
        admin.set("ip-whitelist", "127.0.0.1/32", "127.1.0.0/16");
    }

    @Test
    void blocksHaveLimitsOfTheirOwn() {
        Caller unlimited = Caller.from(keycloak, REALM, "127.1.9.1");
        Caller three = Caller.from(keycloak, REALM, "127.1.9.7");
        for (int i = 0; i < 3; i++) {
            assertThat(three.badge("no-badge-" + i).status()).isEqualTo(401);
        }
        for (int i = 0; i < 2 * MOST; i++) {
            assertThat(unlimited.badge("no-badge-" + i).status()).isEqualTo(401);
        }

        assertThat(three.badge("04DE51BEEF0002").status()).isEqualTo(429);
        assertThat(unlimited.badge("04DE51BEEF0002").status()).isEqualTo(200);
    }

    private static LoginPages browser(Caller caller) {
        return LoginPages.atKiosk(keycloak, REALM).movedTo(caller.address());
    }

    private void fill() {
        IntStream.range(0, MOST).forEach(i -> kiosk.badge("no-badge-" + i));
    }
}
