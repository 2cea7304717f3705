package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.Postgres;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same request in a large realm and in a small one. */
final class GrowthPairs {

    private static final int FEW_USERS = 1000;
    private static final int MANY_USERS = 1_000_000;
    private static final int MANY_BLOCKS = 10_000;

    private final KeycloakServer server;
    private final Postgres database;
    private final LoadRealm realms;

    GrowthPairs(KeycloakServer server, Postgres database) {
        this.server = server;
        this.database = database;
        this.realms = new LoadRealm(server);
    }

    List<Pair> pairs() {
        Someone small = someone("small", FEW_USERS, 2);
        Someone large = someone("large", MANY_USERS, 2);
        Someone blocks = someone("blocks", 1, MANY_BLOCKS);
        return List.of(
                new Pair(
                        "users-badge",
                        "a badge login among 1,000,000 users",
                        "one among 1,000",
                        1.1,
                        large.badge(),
                        small.badge()),
                new Pair(
                        "users-pin",
                        "a login by PIN among 1,000,000 users",
                        "one among 1,000",
                        1.1,
                        large.pin(),
                        small.pin()),
                new Pair(
                        "blocks-badge",
                        "a badge login with 10,000 blocks in the whitelist",
                        "one with 2",
                        1.02,
                        blocks.badge(),
                        small.badge()),
                new Pair(
                        "blocks-other",
                        "any other login of that realm",
                        "one with 2",
                        1.02,
                        realms.floor("blocks", blocks.person().name()),
                        realms.floor("small", small.person().name())));
    }

    private record Someone(Caller kiosk, Person person) {

        Runnable badge() {
            return () ->
                    LoadRealm.ok(kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", person.badge()))
                            .status());
        }

        Runnable pin() {
            return () -> LoadRealm.ok(
                    kiosk.grant("kiosk-api", Map.of("method", "pin", "username", person.name(), "pin", person.pin()))
                            .status());
        }
    }

    /** Somebody in a realm with so many users and blocks; says how long it takes to save those. */
    private Someone someone(String realm, int users, int blocks) {
        Admin admin = realms.create(realm, json -> {});
        admin.set("session-cap", "0");
        long began = System.nanoTime();
        admin.set(
                "ip-whitelist",
                Stream.concat(
                                Stream.of("127.0.0.1/32"),
                                IntStream.range(1, blocks).mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/25"))
                        .toArray(String[]::new));
        System.out.printf("%d blocks are saved in %.2f s%n", blocks, (System.nanoTime() - began) / 1e9);
        Person pattern = Person.create(admin);
        new ManyUsers(database).like(pattern.id(), users);
        return new Someone(Caller.atKiosk(server, realm), Person.create(admin));
    }
}
