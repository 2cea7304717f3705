package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Statements;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import io.github.keycloakkiosk.it.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Our requests beside Keycloak's own, by turns, on a server in production mode with PostgreSQL: ratios of the server's processor
 * time; or the same request in a large realm and in a small one. With no choice of pairs, docs/performance.md gets the table and the
 * picture.
 *
 * <p>Processor time, and not time by the clock: the machine may be busy, and a server is bought by its processors. One caller
 * sends one request after the other, so nothing waits for a lock.
 */
public final class PairsLoad {

    /** For so long the requests of one kind are sent in a round: enough for the hundredths of a second in which the system counts. */
    private static final double SECONDS_AT_A_TIME = 0.6;

    private static final int SECONDS_OF_WARMING_UP = 20;

    static final int ROUNDS = 20;

    private PairsLoad() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.getInteger("load.rounds", ROUNDS);
        List<String> chosen = List.of(System.getProperty("load.pairs", "").split(","));
        boolean all = chosen.equals(List.of(""));
        boolean growth = Boolean.getBoolean("load.growth");
        try (Postgres database = Postgres.start();
                KeycloakServer server = KeycloakServer.start("load", inProduction(database))) {
            List<Measured> measured = new ArrayList<>();
            List<Pair> pairs =
                    growth ? new GrowthPairs(server, database).pairs() : new PeerPairs(server, database).pairs();
            for (Pair pair : pairs) {
                if (all || chosen.contains(pair.name())) {
                    Measured one = measure(pair, rounds, database);
                    System.out.println(Table.row(one));
                    measured.add(one);
                    if (!all) {
                        one.statements().forEach(statement -> System.out.println("  " + statement));
                    }
                }
            }
            if (all) {
                new Page(Path.of("docs"), growth ? "growth" : "pairs").write(measured, rounds);
            }
        }
        // The build waits for whatever thread a library has left.
        System.exit(0);
    }

    /** Both compilers, and a heap as a small server has it: the tests' servers have neither. */
    static ServerOptions inProduction(Postgres database) {
        ServerOptions tests = database.options();
        return new ServerOptions(
                tests.build(),
                tests.start(),
                Map.of("JAVA_OPTS_APPEND", "-Xms1g -Xmx1g"),
                List.of(),
                tests.providers());
    }

    static Measured measure(Pair pair, int rounds, Postgres database) {
        int times = times(pair.one());
        int otherTimes = times(pair.other());
        Rounds measured = Rounds.of(rounds, () -> nanos(pair.one(), times), () -> nanos(pair.other(), otherTimes));
        try (Statements statements = new Statements(database)) {
            return new Measured(
                    pair,
                    measured.ratios(),
                    Measured.median(measured.ones()) / 1e6,
                    Measured.median(measured.others()) / 1e6,
                    statements.of(pair.one()),
                    statements.of(pair.other()));
        }
    }

    /** Warms up, and returns how many requests fit into a turn. */
    private static int times(Runnable request) {
        long began = System.nanoTime();
        int sent = 0;
        double seconds;
        do {
            request.run();
            sent++;
            seconds = (System.nanoTime() - began) / 1e9;
        } while (seconds < SECONDS_OF_WARMING_UP);
        return (int) Math.max(8, SECONDS_AT_A_TIME * sent / seconds);
    }

    /** The server's processor time of one request, in nanoseconds. */
    private static double nanos(Runnable request, int times) {
        long before = ServerCpu.nanos();
        for (int time = 0; time < times; time++) {
            request.run();
        }
        return (double) (ServerCpu.nanos() - before) / times;
    }
}
