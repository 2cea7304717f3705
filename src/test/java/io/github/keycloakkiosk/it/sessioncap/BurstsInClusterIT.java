package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fifty logins of one user at the same time, again and again, on two servers that share a PostgreSQL: at both by turns, or
 * at one alone.
 */
@KioskCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BurstsInClusterIT {

    private Cluster cluster;
    private CapRealm both;
    private CapRealm one;

    @BeforeAll
    void realms(Cluster cluster) {
        this.cluster = cluster;
        both = CapRealm.create(cluster.nodes(), "bursts-at-both", 2);
        one = CapRealm.create(cluster.nodes().subList(0, 1), "bursts-at-one", 3);
    }

    static Stream<List<Door>> doors() {
        return Door.eachAndAll(Door.BADGE, Door.PASSWORD, Door.PAGE);
    }

    static Stream<List<Door>> allDoors() {
        return Door.eachAndAll(Door.values());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void atBothNodesLeaveTheCap(List<Door> doors) throws Exception {
        burst(both, 2, doors);
    }

    @ParameterizedTest
    @MethodSource("allDoors")
    void atOneNodeLeaveTheCap(List<Door> doors) throws Exception {
        burst(one, 3, doors);
    }

    /** Both limits are tried by the same door, so that the burst shows what it can do. */
    @Test
    void leaveTheCapAtTheTokenEndpointsWhereKeycloaksOwnLimitLetsMoreIn() throws Exception {
        burst(both, 2, List.of(Door.GRANT));

        int left = BuiltInLimit.left(cluster.nodes(), "bursts-built-in", 2);
        System.out.printf("Keycloak's own limit of 2 left %d sessions, on two nodes%n", left);
        assertThat(left).isGreaterThan(2);
    }

    private void burst(CapRealm realm, int cap, List<Door> doors) throws Exception {
        Quiet quiet = Quiet.since(cluster.nodes()).and(cluster.database().log());
        try (Bursts bursts = new Bursts(realm, cap);
                StoredCount stored = new StoredCount(cluster.database(), bursts.userId())) {
            bursts.repeat(doors, stored);
        }
        quiet.assertIs();
    }

    /** Keycloak refuses most of the logins that come at the same time; those that it grants count as always. */
    @Test
    void withKeycloaksBruteForceDetectionLeaveTheCap() throws Exception {
        CapRealm realm =
                CapRealm.create(cluster.nodes(), "bursts-brute-force", json -> json.put("bruteForceProtected", true));
        realm.admin(0).set("session-cap", "2");
        Quiet quiet = Quiet.since(cluster.nodes()).and(cluster.database().log());
        try (Bursts bursts = new Bursts(realm, 2);
                StoredCount stored = new StoredCount(cluster.database(), bursts.userId())) {
            int granted = 0;
            for (int round = 0; round < Bursts.ROUNDS; round++) {
                granted += bursts.burstWithRefusals(List.of(Door.PASSWORD, Door.GRANT), stored);
            }
            assertThat(granted).isPositive();
            bursts.assertEachEndWasToldOnce();
        }
        quiet.assertIs();
    }
}
