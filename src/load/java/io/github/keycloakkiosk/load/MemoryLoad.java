package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a request leaves in the heap of the server, in bytes: the live objects after many of them, less those before. How long it
 * stays there is not measured.
 */
public final class MemoryLoad {

    private static final int WARMING_UP = 300;

    /** Two kinds leave a session each: together less than Keycloak's caches hold, 10,000, beyond which a login leaves nothing. */
    private static final int REQUESTS = 1000;

    /** So that nobody guesses more often than an address may in one realm, 1,000 times. */
    private static final int REALMS_OF_GUESSES = 4;

    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

    private MemoryLoad() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Postgres database = Postgres.start();
                KeycloakServer server = KeycloakServer.start("load", PairsLoad.inProduction(database))) {
            for (Map.Entry<String, Runnable> one : requests(server).entrySet()) {
                send(one.getValue(), WARMING_UP);
                long before = liveBytes();
                send(one.getValue(), REQUESTS);
                System.out.printf("%-60s %,6d bytes%n", one.getKey(), (liveBytes() - before) / REQUESTS);
            }
        }
        // The build waits for whatever thread a library has left.
        System.exit(0);
    }

    private static Map<String, Runnable> requests(KeycloakServer server) {
        LoadRealm realms = new LoadRealm(server);
        Admin uncapped = realms.create("memory", realm -> {});
        uncapped.set("session-cap", "0");
        uncapped.set("session-caps-by-power");
        Person person = Person.create(uncapped);
        Admin capped = realms.create("memory-capped", realm -> {});
        capped.set("session-cap", "1");
        capped.set("session-caps-by-power");
        Person replaced = Person.create(capped);
        Caller kiosk = Caller.atKiosk(server, "memory");
        Caller stranger = Caller.stranger(server, "memory");
        List<Caller> badges = guessers(realms, "memory-badges-");
        List<Caller> pins = guessers(realms, "memory-pins-");
        AtomicInteger guess = new AtomicInteger();
        Map<String, Runnable> requests = new LinkedHashMap<>();
        requests.put("a login by user name alone", realms.floor("memory", person.name()));
        requests.put(
                "a badge login", () -> LoadRealm.ok(kiosk.badge(person.badge()).status()));
        requests.put("a login that ends the oldest session", realms.floor("memory-capped", replaced.name()));
        requests.put(
                "a stranger's 403",
                () -> LoadRealm.is(403, stranger.badge(person.badge()).status()));
        // Last, and the PINs first, since they take longer: what a guess of an address leaves is gone after five
        // minutes.
        requests.put("a wrong PIN, of another name each time", () -> {
            int number = guess.incrementAndGet();
            Caller guesser = pins.get(number % REALMS_OF_GUESSES);
            LoadRealm.is(401, guesser.pin("nobody-" + number, "4711").status());
        });
        requests.put("a wrong badge", () -> {
            int number = guess.incrementAndGet();
            Caller guesser = badges.get(number % REALMS_OF_GUESSES);
            LoadRealm.is(401, guesser.badge("04DE51BE%06X".formatted(number)).status());
        });
        return requests;
    }

    private static List<Caller> guessers(LoadRealm realms, String prefix) {
        return IntStream.range(0, REALMS_OF_GUESSES)
                .mapToObj(i -> {
                    realms.create(prefix + i, realm -> {}).set("address-attempts", "1000");
                    return Caller.atKiosk(realms.server(), prefix + i);
                })
                .toList();
    }

    private static void send(Runnable request, int times) {
        for (int time = 0; time < times; time++) {
            request.run();
        }
    }

    /** After a full collection. */
    private static long liveBytes() throws IOException, InterruptedException {
        String histogram = new String(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(ServerCpu.server().pid()),
                        "GC.class_histogram")
                .start()
                .getInputStream()
                .readAllBytes());
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException(histogram);
        }
        return Long.parseLong(total.group(1));
    }
}
