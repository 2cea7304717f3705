package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.keycloak.crypto.hash.Argon2PasswordHashProvider;

/**
 * What it costs to give many users a badge, a PIN, or both: row by row at Keycloak's admin API, and as a file. Both by turns in one
 * run; prints rows in a second, and the ratio. Beside it, how many PINs all processors of this machine hash in a second.
 */
public final class ImportLoad {

    private static final String REALM = "import-load";

    /** Rows of one turn; a file with badges is twenty turns long, one with PINs two. */
    private static final int ROWS = 100;

    private static final int USERS = 4000;

    private static int next;

    private ImportLoad() {}

    public static void main(String[] arguments) {
        int rounds = Integer.getInteger("load.rounds", 3);
        ServerOptions options = new ServerOptions(
                List.of(), List.of(), Map.of("JAVA_OPTS_APPEND", "-Xms2g -Xmx2g"), List.of(), List.of());
        try (KeycloakServer server = KeycloakServer.start("load", options)) {
            Admin admin = RealmCopy.create(server, REALM, realm -> {
                realm.put("adminEventsEnabled", false);
                realm.remove("passwordPolicy"); // Keycloak's own hash, and not the quick one of the tests
                IntStream.range(0, USERS)
                        .forEach(i -> realm.withArray("users")
                                .addObject()
                                .put("username", "u" + i)
                                .put("enabled", true));
            });
            List<String> ids = IntStream.range(0, ROWS * rounds)
                    .mapToObj(i -> admin.userId("u" + i))
                    .toList();
            report(admin, ids, rounds);
        }
    }

    private static void report(Admin admin, List<String> ids, int rounds) {
        System.out.printf("%n%-8s %15s %12s %8s %15s%n", "what", "row by row /s", "file /s", "ratio", "file to hashes");
        for (String what : List.of("badge", "pin")) {
            double rowByRow = 0;
            double file = 0;
            double hashes = 0;
            for (int round = -1; round < rounds; round++) {
                double one = rowByRow(admin, ids, what, round);
                double many = file(admin, what);
                double hashed = what.equals("pin") ? hashes() : Double.NaN;
                // The first round warms up.
                rowByRow += round < 0 ? 0 : one / rounds;
                file += round < 0 ? 0 : many / rounds;
                hashes += round < 0 ? 0 : hashed / rounds;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %15.1f %12.1f %8.1f %15.2f%n",
                    what,
                    rowByRow,
                    file,
                    file / rowByRow,
                    file / hashes);
        }
    }

    /** By Keycloak's own provider with its defaults, in this process, on all processors; in a second. */
    private static double hashes() {
        Argon2PasswordHashProvider argon2 =
                new Argon2PasswordHashProvider("1.3", "id", 32, 7168, 5, 1, new Semaphore(64));
        int hashes = 2 * ROWS;
        return rate(
                hashes,
                () -> IntStream.range(0, hashes)
                        .parallel()
                        .forEach(i -> argon2.encodedCredential("0123456789012345678901234567890123456789", -1)));
    }

    /** Rows in a second. */
    private static double rowByRow(Admin admin, List<String> ids, String what, int round) {
        int from = Math.max(0, round) * ROWS;
        return rate(
                ROWS,
                () -> IntStream.range(from, from + ROWS).forEach(i -> {
                    Answer answer = admin.putCredentials(ids.get(i), Admin.typed(what, value(what, next++)));
                    require(answer.status() == 204, answer);
                }));
    }

    /** Rows in a second. */
    private static double file(Admin admin, String what) {
        int rows = what.equals("pin") ? 2 * ROWS : 20 * ROWS;
        IntFunction<String> row = i -> "u" + next % USERS + ";" + value(what, next++);
        String csv =
                "user;" + what + "\n" + IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
        return rate(rows, () -> {
            Answer answer = admin.sendFile(
                    "/kiosk-login/import?report=errors", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
            require(answer.body().contains("\"refused\":0") && answer.body().contains("\"stored\":" + rows), answer);
        });
    }

    private static String value(String what, int number) {
        return what.equals("pin") ? "%06d".formatted(number * 7919 % 1_000_000) : "L-%08d".formatted(number);
    }

    private static double rate(int rows, Runnable work) {
        long start = System.nanoTime();
        work.run();
        return rows * 1e9 / (System.nanoTime() - start);
    }

    private static void require(boolean good, Answer answer) {
        if (!good) {
            throw new IllegalStateException(answer.toString());
        }
    }
}
