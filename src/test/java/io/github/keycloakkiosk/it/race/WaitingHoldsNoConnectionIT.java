package io.github.keycloakkiosk.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A login that waits for others holds a worker thread, but no connection to the database. */
@KioskCluster
class WaitingHoldsNoConnectionIT {

    private static final String REALM = "waits";
    /** As many as may wait at once. */
    private static final int WAITING = 6;

    private static final String SLOW_PIN = "9361";

    private static final String IDLE =
            "select count(*) from pg_stat_activity where state = 'idle in transaction' and pid <> pg_backend_pid()";

    @Test
    void ofUsersWhoAreNotCached(Cluster cluster) throws Exception {
        Admin admin = RealmCopy.create(cluster.first(), REALM, realm -> {});
        admin.set("address-attempts-by-block", "127.0.0.1/32=1");
        Person compared = Person.create(admin);
        // So many rounds that the first one's PIN is still compared while the others wait.
        rounds(admin, 3_000_000);
        admin.putCredential(compared.name(), "pin", SLOW_PIN);
        rounds(admin, 1);
        List<Person> waiting =
                Stream.generate(() -> Person.create(admin)).limit(WAITING).toList();
        Caller kiosk = Caller.from(cluster.first(), REALM, "127.0.0.1");
        // Keycloak reads the realm and its client anew after each change.
        Person early = Person.create(admin);
        admin.expect("POST", "/clear-user-cache", Map.of());
        for (int i = 0; i < 5; i++) {
            kiosk.pin(early.name(), early.pin());
        }

        CompletableFuture<?> first = CompletableFuture.runAsync(() -> kiosk.pin(compared.name(), SLOW_PIN));
        Thread.sleep(200);
        CompletableFuture<?> others = CompletableFuture.runAsync(() -> {
            try {
                AtOnce.run(
                        WAITING,
                        i -> kiosk.pin(waiting.get(i).name(), waiting.get(i).pin()));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        Thread.sleep(300);
        List<Integer> held = new ArrayList<>();
        try (Connection database = cluster.database().connect()) {
            while (!first.isDone() && !others.isDone()) {
                held.add(connectionsHeld(database));
                Thread.sleep(20);
            }
        }
        others.join();
        first.join();

        assertThat(held)
                .isNotEmpty()
                .anySatisfy(connections -> assertThat(connections).isLessThan(WAITING / 2));
    }

    private static void rounds(Admin admin, int iterations) {
        admin.expect(
                "PUT",
                "",
                Map.of("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(%d)".formatted(iterations)));
    }

    private static int connectionsHeld(Connection database) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery(IDLE)) {
            count.next();
            return count.getInt(1);
        }
    }
}
