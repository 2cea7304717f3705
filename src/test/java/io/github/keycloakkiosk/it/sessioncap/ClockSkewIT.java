package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.server.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers whose clocks differ: logins that follow each other are evicted in their order, and both servers agree. */
@FaultCluster
class ClockSkewIT {

    private static FaultRealm realm;
    private static Path clock;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        realm = FaultRealm.create(cluster, "wrong-clock");
        clock = cluster.files().get(1).resolve(WrongClock.FILE);
    }

    @AfterAll
    static void theRightTime() throws IOException {
        Files.deleteIfExists(clock);
        // The clock is set at the next login.
        realm.somebody().add(1, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "-30"})
    void loginsInTurnAreEvictedInTheirOrder(String seconds) throws IOException {
        Files.writeString(clock, seconds);
        Logins person = realm.somebody();

        for (int login = 0; login < 8; login++) {
            // Twice here, twice there: each login is followed by one at the same server and by one at the other.
            person.add(1, login / 2 % 2);
            if (login >= FaultRealm.CAP) {
                person.assertNewestAreLeft(FaultRealm.CAP, 0, 1);
            }
        }

        List<String> tokens = person.tokens();
        assertThat(Math.abs(issuedAt(tokens.get(2)) - issuedAt(tokens.get(0))))
                .as("the clocks differ")
                .isGreaterThan(20);
    }

    private static long issuedAt(String token) {
        return Jwt.claims(token).get("iat").asLong();
    }
}
