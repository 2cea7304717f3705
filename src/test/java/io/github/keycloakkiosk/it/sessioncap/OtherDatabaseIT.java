package io.github.keycloakkiosk.it.sessioncap;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.GivenDatabase;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.MariaDb;
import io.github.keycloakkiosk.it.server.SharesFiles;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What must be exact when many come at once is exact on other databases too, whose isolation and locks are others than
 * PostgreSQL's: on the one that is {@linkplain GivenDatabase given}, or else on MariaDB.
 */
@EnabledIf(value = "isHere", disabledReason = "There is no mariadbd: install the package mariadb-server.")
@SharesFiles
class OtherDatabaseIT {

    private static final int CAP = 2;
    private static final int GUESSES = 50;

    private static MariaDb database;
    private static KeycloakServer server;

    static boolean isHere() {
        boolean here = GivenDatabase.options().isPresent()
                || MariaDb.SERVER.executable().isPresent();
        if (!here) {
            System.err.println("There is no mariadbd: install the package mariadb-server. OtherDatabaseIT is skipped.");
        }
        return here;
    }

    @BeforeAll
    static void start() {
        server = KeycloakServer.start("other-database", GivenDatabase.options().orElseGet(() -> {
            database = MariaDb.start();
            return database.options();
        }));
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void burstsOfLoginsLeaveTheCap() throws Exception {
        CapRealm realm = CapRealm.create(List.of(server), "bursts", CAP);
        try (Bursts bursts = new Bursts(realm, CAP)) {
            bursts.repeat(List.of(Door.BADGE, Door.PASSWORD, Door.PAGE), realm::stored);
        }
    }

    @Test
    void theNewestLoginsStay() {
        CapRealm realm = CapRealm.create(List.of(server), "newest", 5);
        Person person = Person.create(realm.admin(0));
        List<String> logins = IntStream.range(0, 9)
                .mapToObj(i -> Door.BADGE.prepare(realm, i, person).get().id())
                .toList();

        assertThat(Sessions.of(realm.admin(0), person.name()).ids())
                .containsExactlyInAnyOrderElementsOf(logins.subList(4, 9));
    }

    @Test
    void fiveOfManyWrongPinsAreJudged() throws Exception {
        Admin admin = RealmCopy.create(server, "guesses", TestRealm::limitGuesses);
        admin.set("address-attempts-by-block", "127.0.0.1/32=0");
        Person person = Person.create(admin);
        Caller kiosk = Caller.atKiosk(server, "guesses");

        AtOnce.run(GUESSES, i -> kiosk.pin(person.name(), "0000"));

        assertThat(admin.events("LOGIN_ERROR"))
                .extracting(event -> event.get("error").asText())
                .filteredOn("invalid_user_credentials"::equals)
                .hasSize(5);
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(401);
    }

    @Test
    void oneBadgeHasOneOwner() throws Exception {
        Admin admin = RealmCopy.create(server, "owners", realm -> {});
        for (int round = 0; round < 10; round++) {
            String badge = "04BADE00" + (10 + round);
            List<String> users =
                    List.of(Person.create(admin).id(), Person.create(admin).id());

            List<Answer> answers =
                    AtOnce.run(2, racer -> admin.putCredentials(users.get(racer), typed("badge", badge)));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        }
    }
}
