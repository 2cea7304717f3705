package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.credential.CountedHash;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every wrong attempt costs the same number of hash operations and gets the same answer, at every door. A hash with usual
 * parameters takes some thousand times as long as everything else that differs. Attempts of all kinds are made in random
 * order, so that an effect of one attempt on the next would show.
 */
@ServerBelowAPath
class SameWorkIT {

    private static final String REALM = "same-work";
    private static final String PIN = "4825";

    /** Attempts of each kind, at each door. */
    private static final int SAMPLES = 5;

    /** Names at whose PIN nobody has guessed before. */
    private static final List<String> NEW_NAMES = List.of("unknown", "wrong", "without", "malformed", "overlong");

    /** Names with five wrong PINs; the first is nobody's. */
    private static final List<String> GUESSED_NAMES = List.of("guessed", "inactive", "locked", "waiting");

    private static final List<String> PIN_KINDS =
            Stream.concat(NEW_NAMES.stream(), GUESSED_NAMES.stream()).toList();

    private static final Pattern MESSAGE = Pattern.compile("<p class=\"(kiosk-message [^<]*)</p>");

    private static final List<String> BADGE_KINDS = List.of("unknown", "inactive", "locked", "malformed");

    private static KeycloakServer keycloak;
    private static Admin admin;
    private static Caller kiosk;

    enum Door {
        API,
        TOKEN_ENDPOINT,
        BROWSER
    }

    /** What an observer can learn from one attempt. */
    private record Cost(long hashes, int status, String answer) {}

    @BeforeAll
    static void aRealmWithACountedHash(KeycloakServer server) {
        keycloak = server;
        admin = RealmCopy.create(
                server,
                REALM,
                realm -> realm.put("passwordPolicy", "hashAlgorithm(counted)")
                        .put("bruteForceProtected", true)
                        .put("failureFactor", 1)
                        .put("waitIncrementSeconds", 900));
        kiosk = Caller.atKiosk(server, REALM);
        // The wait is a day, so that no PIN is good again while the costs are counted.
        admin.set("pin-longest-wait-seconds", "86400");
        admin.set("pin-wait-seconds", "86400");
        for (String user : List.of("inactive", "locked", "waiting")) {
            create(user, Admin.typed("pin", PIN), Admin.typed("badge", "badge of " + user));
        }
        admin.expect("PUT", "/users/" + admin.userId("inactive"), Map.of("enabled", false));
        kiosk.password("locked", "wrong");
        admin.awaitLocked("locked");
        for (String name : GUESSED_NAMES) {
            for (int i = 0; i < 5; i++) {
                kiosk.pin(name, "0000");
            }
        }
    }

    private static void create(String name, Map<?, ?>... credentials) {
        admin.expect(
                "POST",
                "/users",
                Map.of(
                        "username",
                        name,
                        "email",
                        name.replace(' ', '.') + "@example.com",
                        "firstName",
                        "A",
                        "lastName",
                        "B",
                        "enabled",
                        true,
                        "credentials",
                        List.of(credentials)));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusedPinCostsTheSame(Door door) throws IOException {
        if (door == Door.BROWSER) {
            // The page says how long to wait, whoever it is.
            assertAllTheSame(1, NEW_NAMES, kind -> pin(door, kind));
            assertAllTheSame(1, GUESSED_NAMES, kind -> pin(door, kind));
        } else {
            assertAllTheSame(1, PIN_KINDS, kind -> pin(door, kind));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusedBadgeCostsTheSame(Door door) throws IOException {
        assertAllTheSame(0, BADGE_KINDS, kind -> badge(door, kind));
    }

    /** Where everybody is refused, a hash only for existing users would tell who exists. */
    @ParameterizedTest
    @EnumSource
    void atAFullAddressNobodyCostsAny(Door door) throws IOException {
        admin.set("address-attempts-by-block", "127.0.0.1/32=1");
        try {
            kiosk.badge("badge of nobody");
            assertAllTheSame(0, PIN_KINDS, kind -> pin(door, kind));
        } finally {
            admin.set("address-attempts-by-block", "127.0.0.0/8=0");
        }
    }

    /** Prepares, and returns the attempt whose cost is counted. */
    private interface Preparation {
        Supplier<Answer> of(String kind);
    }

    private static void assertAllTheSame(long hashes, List<String> kinds, Preparation preparation) throws IOException {
        List<String> order = new ArrayList<>();
        kinds.forEach(kind -> order.addAll(Collections.nCopies(SAMPLES, kind)));
        Collections.shuffle(order, new Random(1));
        Map<String, Set<Cost>> costs = new TreeMap<>();
        for (String kind : order) {
            Supplier<Answer> attempt = preparation.of(kind);
            long before = hashes();
            Answer answer = attempt.get();
            costs.computeIfAbsent(kind, k -> new HashSet<>())
                    .add(new Cost(hashes() - before, answer.status(), told(answer)));
        }
        Set<Cost> reference = costs.get(kinds.get(0));
        assertThat(reference).singleElement().extracting(Cost::hashes).isEqualTo(hashes);
        assertThat(costs).allSatisfy((kind, seen) -> assertThat(seen).as(kind).isEqualTo(reference));
    }

    /** Only the message of a page: the rest holds the typed name, and codes that are new each time. */
    private static String told(Answer answer) {
        if (!answer.body().contains("<html")) {
            return answer.body();
        }
        Matcher message = MESSAGE.matcher(answer.body());
        assertThat(message.find()).as(answer.body()).isTrue();
        return message.group(1).replaceAll("[0-9][0-9,]*", "#");
    }

    private static long hashes() throws IOException {
        try (Stream<String> log = Files.lines(keycloak.log())) {
            return log.filter(line -> line.contains(CountedHash.MARK)).count();
        }
    }

    private static int users;

    private static Supplier<Answer> pin(Door door, String kind) {
        // Five wrong PINs of one user would make that user's PIN wait.
        String name = GUESSED_NAMES.contains(kind) ? kind : kind + "-" + users++;
        if (Set.of("wrong", "malformed", "overlong").contains(kind)) {
            create(name, Admin.typed("pin", PIN));
        } else if (kind.equals("without")) {
            create(name, Map.of("type", "password", "value", "its-secret"));
        }
        String pin = switch (kind) {
            case "wrong" -> "0000";
            case "malformed" -> "12ab";
            case "overlong" -> "1".repeat(40);
            default -> PIN;
        };
        Map<String, String> fields = Map.of("method", "pin", "username", name, "pin", pin);
        if (door == Door.BROWSER) {
            LoginPages page = LoginPages.atKiosk(keycloak, REALM).open().switchTo("kiosk-pin-form");
            return () -> page.pin(name, pin).answer();
        }
        return () -> send(door, fields);
    }

    private static Supplier<Answer> badge(Door door, String kind) {
        String loginString = switch (kind) {
            case "unknown" -> "badge of nobody";
            case "malformed" -> "x".repeat(513);
            default -> "badge of " + kind;
        };
        Map<String, String> fields = Map.of("method", "token", "login_string", loginString);
        if (door == Door.BROWSER) {
            LoginPages page = LoginPages.atKiosk(keycloak, REALM).open();
            return () -> page.badge(loginString).answer();
        }
        return () -> send(door, fields);
    }

    private static Answer send(Door door, Map<String, String> fields) {
        return door == Door.API ? kiosk.login(fields) : kiosk.grant("kiosk-api", fields);
    }
}
