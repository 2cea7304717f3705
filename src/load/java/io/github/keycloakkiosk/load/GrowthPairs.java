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
    private static final int MANY_SESSIONS = 1_000_000;

    private final KeycloakServer server;
    private final Postgres database;
    private final LoadRealm realms;

    GrowthPairs(KeycloakServer server, Postgres database) {
        this.server = server;
        this.database = database;
        this.realms = new LoadRealm(server);
    }

    List<Pair> pairs() {
        Someone small = someone("small", FEW_USERS, 2, "0");
        Someone large = someone("large", MANY_USERS, 2, "0");
        Someone blocks = someone("blocks", 1, MANY_BLOCKS, "0");
        Someone sessions = someone("sessions", 1, 2, "20000");
        Someone alone = someone("alone", 1, 2, "20000");
        sessions.badge().run();
        sessionsOfOthers("sessions");
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
                        "sessions-badge",
                        "a badge login below a cap, in a realm with 1,000,000 sessions of others",
                        "one in a realm without",
                        1.1,
                        sessions.badge(),
                        alone.badge()),
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

    /** Four of each user, as one that is there; says how long the sweep's questions for them take. */
    private void sessionsOfOthers(String realm) {
        database.execute("insert into offline_user_session select made.* from offline_user_session stored,"
                + " generate_series(1, " + MANY_SESSIONS
                + ") copy, lateral jsonb_populate_record(stored, jsonb_build_object("
                + "'user_session_id', md5(stored.user_session_id || copy), 'user_id', md5(stored.user_id || copy / 4))) made"
                + " where stored.user_session_id ="
                + " (select s.user_session_id from offline_user_session s join realm r on r.id = s.realm_id where r.name = '"
                + realm + "' limit 1)");
        database.execute("analyze offline_user_session");
        String ofRealm = " from offline_user_session s where s.realm_id = (select id from realm where name = '" + realm
                + "')" + " and s.offline_flag ";
        say(
                "who has more than five",
                "select s.user_id, count(*)" + ofRealm + "between '0' and '0' group by s.user_id"
                        + " having count(*) > 5");
        say(
                "which PINs and badges opened and nobody used for a minute",
                "select s.data" + ofRealm + "= '0' and s.last_session_refresh <= extract(epoch from now()) - 60"
                        + " and s.data like '%kiosk.methods%'");
    }

    private void say(String question, String sql) {
        long began = System.nanoTime();
        database.execute(sql);
        System.out.printf("%,d sessions, %s: %.2f s%n", MANY_SESSIONS, question, (System.nanoTime() - began) / 1e9);
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
    private Someone someone(String realm, int users, int blocks, String cap) {
        Admin admin = realms.create(realm, json -> {});
        admin.set("session-caps-by-power");
        admin.set("session-cap", cap);
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
