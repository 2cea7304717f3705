package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Connections;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.Postgres;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A database that crashes loses no session that counts. A lost session would live on in the caches, where no cap sees it.
 */
@KioskCluster
class DatabaseCrashIT {

    private static final int CAP = 3;

    private static Postgres database;
    private static CapRealm realm;
    private static Connections connections;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        database = cluster.database();
        connections = new Connections(cluster);
        realm = CapRealm.create(cluster.nodes(), "crashed", CAP);
    }

    /** Without help, the database writes what was committed without waiting within a fifth of a second. */
    @BeforeEach
    void theLogIsWrittenLate() {
        database.execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
        database.execute("SELECT pg_reload_conf()");
    }

    @AfterEach
    void theLogIsWrittenAsUsual() {
        database.execute("ALTER SYSTEM RESET wal_writer_delay");
        database.execute("SELECT pg_reload_conf()");
    }

    /** By one door after the other: any login that waits for the disk saves what was committed before. */
    @ParameterizedTest
    @CsvSource({"BADGE, 3", "PASSWORD, 3", "GRANT, 3", "PAGE, 3", "BADGE, 4", "PAGE, 4"})
    void theNewestSessionsOutliveIt(Door door, int before) {
        Person person = Person.create(realm.admin(0));
        List<Login> logins = new ArrayList<>();
        logins.add(byPin(person));
        logIn(before - 1, door, person, logins);

        database.crash();
        database.comeBack();
        connections.awaitNewOnes();
        logIn(CAP - 1, door, person, logins);

        assertThat(logins)
                .filteredOn(DatabaseCrashIT::isGood)
                .isEqualTo(logins.subList(logins.size() - CAP, logins.size()));
    }

    /** Then the badge page does not ask for the PIN. */
    private static Login byPin(Person person) {
        return Login.of(realm.kiosk(0).pin(person.name(), person.pin()), 0, 0, 0);
    }

    private static void logIn(int times, Door door, Person person, List<Login> logins) {
        for (int time = 0; time < times; time++) {
            Login login = door.prepare(realm, logins.size(), person).get();
            assertThat(login.isGranted()).as("%s", login).isTrue();
            login.token().get();
            logins.add(login);
        }
    }

    /** Whether its node takes its token for good. For that, a copy of the session is enough. */
    private static boolean isGood(Login login) {
        String token = login.token().get().orElseThrow();
        return realm.kiosk(login.node()).userinfo(token).status() == 200;
    }
}
