package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Logins on a server with 500 realms, each with settings: in all of them by turns, and in the same one each time. */
public final class RealmsLoad {

    private static final int REALMS = 500;

    private RealmsLoad() {}

    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.getInteger("load.rounds", PairsLoad.ROUNDS);
        try (Postgres database = Postgres.start();
                KeycloakServer server = KeycloakServer.start("load", PairsLoad.inProduction(database))) {
            LoadRealm realms = new LoadRealm(server);
            List<Login> logins = IntStream.range(0, REALMS)
                    .mapToObj(i -> Login.in(realms, "realm-" + i))
                    .toList();
            Login one = logins.get(0);
            for (Pair pair : List.of(
                    new Pair(
                            "realms-badge",
                            "a badge login, in 500 realms by turns",
                            "one in the same realm",
                            0,
                            byTurns(logins.stream().map(Login::badge).toList()),
                            one.badge()),
                    new Pair(
                            "realms-floor",
                            "a login by user name alone, in 500 realms by turns",
                            "one in the same realm",
                            0,
                            byTurns(logins.stream().map(Login::floor).toList()),
                            one.floor()))) {
                Measured measured = PairsLoad.measure(pair, rounds, database);
                System.out.println(Table.row(measured));
                measured.statements().forEach(statement -> System.out.println("  " + statement));
            }
        }
        // The build waits for whatever thread a library has left.
        System.exit(0);
    }

    private static Runnable byTurns(List<Runnable> requests) {
        AtomicInteger sent = new AtomicInteger();
        return () -> requests.get(sent.getAndIncrement() % requests.size()).run();
    }

    private record Login(Runnable badge, Runnable floor) {

        static Login in(LoadRealm realms, String realm) {
            Admin admin = realms.create(realm, json -> {});
            admin.set("session-cap", "0");
            Person person = Person.create(admin);
            Caller kiosk = Caller.atKiosk(realms.server(), realm);
            return new Login(
                    () -> LoadRealm.ok(
                            kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge()))
                                    .status()),
                    realms.floor(realm, person.name()));
        }
    }
}
