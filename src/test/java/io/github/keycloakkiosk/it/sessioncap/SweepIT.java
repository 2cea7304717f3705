package io.github.keycloakkiosk.it.sessioncap;

import static io.github.keycloakkiosk.it.sessioncap.FaultRealm.CAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.sessioncap.FaultyEviction.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sweep ends sessions over a cap while nobody logs in, and no others. */
@FaultCluster
class SweepIT {

    private static FaultRealm realm;
    private static FaultRealm uncapped;

    @BeforeAll
    static void realms(Cluster cluster) {
        realm = FaultRealm.create(cluster, "swept");
        uncapped = FaultRealm.create(cluster, "uncapped");
        uncapped.setCap(0);
    }

    @Test
    void aLoweredCapHoldsWithoutALogin() {
        realm.setCap(4);
        Logins over = realm.somebody().add(4, 0);
        Logins under = realm.somebody().add(1, 1);
        Person offline = Person.create(realm.admin(0));
        List<String> offlineTokens = IntStream.range(0, 4)
                .mapToObj(login -> realm.kiosk(0)
                        .grant(
                                CapRealm.PLAIN,
                                Map.of(
                                        "username", offline.name(),
                                        "password", offline.password(),
                                        "scope", "openid offline_access"))
                        .json()
                        .get("refresh_token")
                        .asText())
                .toList();
        Logins unlimited = uncapped.somebody().add(4, 1);

        realm.setCap(CAP);
        over.awaitSweep(2, CAP, 0, 1);

        over.assertNewestAreLeft(CAP, 0, 1);
        assertThat(over.endedFor(0)).containsExactly("none");

        // This session ends in the next sweep at the earliest, so a whole sweep has passed.
        realm.setCap(1);
        Patience.until("another sweep", () -> over.left(0) == 1);

        assertThat(realm.kiosk(0).userinfo(under.tokens().get(0)).status()).isEqualTo(200);
        assertThat(offlineTokens)
                .extracting(token -> Jwt.claims(token).get("typ").asText())
                .containsOnly("Offline");
        assertThat(offlineTokens)
                .allSatisfy(token -> assertThat(
                                realm.kiosk(1).refresh(CapRealm.PLAIN, token).status())
                        .isEqualTo(200));
        assertThat(unlimited.left(0)).isEqualTo(4);

        realm.admin(0).set("session-cap-offline", "count");
        Patience.until("a sweep of offline sessions", () -> offlineSessions(offline) == 1);
        realm.admin(0).set("session-cap-offline", "ignore");

        assertThat(unlimited.endedFor(0)).isEmpty();
    }

    private static int offlineSessions(Person person) {
        String client = realm.admin(1)
                .get("/clients?clientId=" + CapRealm.PLAIN)
                .get(0)
                .get("id")
                .asText();
        return realm.admin(1)
                .get("/users/" + person.id() + "/offline-sessions/" + client)
                .size();
    }

    @Test
    void aKioskSessionWhoseLifeIsOverEndsThoughNobodyAsks(Cluster cluster) throws Exception {
        FaultRealm unused = FaultRealm.create(cluster, "unused");
        Path clock = cluster.files().get(0).resolve(WrongClock.FILE);
        Logins yesterday = unused.somebody();
        Logins now = unused.somebody().add(1, 1);
        Files.writeString(clock, "-125");
        try {
            yesterday.add(1, 0);
        } finally {
            Files.delete(clock);
        }
        now.add(1, 0);

        unused.admin(0).set("kiosk-session-idle-minutes", "2");
        Patience.until("a sweep", () -> yesterday.left(1) == 0);

        assertThat(now.left(0)).isEqualTo(2);
        assertThat(yesterday.endedFor(0)).containsExactly("none");
        assertThat(Sessions.of(unused.admin(0), yesterday.person().name()).logouts())
                .extracting(event -> event.at("/details/reason").asText())
                .containsExactly("kiosk_session_expired");
    }

    /** Each server has a timer of its own. While one server sweeps, the other's turns pass. */
    @Test
    void oneServerSweepsAtATime() {
        realm.setCap(4);
        Logins over = realm.somebody().add(4, 0);
        realm.fault(0, Moment.SWEEP_EVICTS, FaultyEviction.HOLD);
        realm.fault(1, Moment.SWEEP_EVICTS, FaultyEviction.HOLD);
        try {
            realm.setCap(CAP);
            Patience.until("a sweep", () -> sweeping(0) + sweeping(1) > 0);
            int other = sweeping(0) > 0 ? 1 : 0;
            long before = skipped(other);
            Patience.until("two turns that are skipped", () -> skipped(other) >= before + 2);

            assertThat(sweeping(other)).isZero();
        } finally {
            realm.sweepsFail(false);
        }
        over.awaitSweep(2, CAP, 0, 1);
        over.assertNewestAreLeft(CAP, 0, 1);
    }

    private static long sweeping(int node) {
        return realm.held(node, Moment.SWEEP_EVICTS);
    }

    private static long skipped(int node) {
        return realm.logged(node, "Skipped execution of task SessionCapSweep as other cluster node is executing it");
    }
}
