package io.github.keycloakkiosk.it.sessioncap;

import static io.github.keycloakkiosk.it.sessioncap.FaultRealm.CAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.sessioncap.FaultyEviction.Moment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A fault in the midst of an eviction is repaired. If the user comes back, the next login repairs it, on either server; if
 * not, the sweep does.
 */
@FaultCluster
class FaultsIT {

    private static FaultRealm realm;

    private Logins returning;
    private Logins gone;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        realm = FaultRealm.create(cluster, "faults");
    }

    @BeforeEach
    void twoPeopleAtTheirCap() {
        realm.sweepsFail(true);
        returning = realm.somebody().add(CAP, 0);
        gone = realm.somebody().add(CAP, 0);
    }

    @AfterEach
    void noFault() {
        realm.noFault(0, Moment.LOGIN_EVICTS);
        realm.noFault(1, Moment.LOGIN_EVICTS);
        realm.sweepsFail(false);
    }

    @Test
    void anEvictionThatThrows() {
        realm.fault(0, Moment.LOGIN_EVICTS, FaultyEviction.THROW);
        returning.add(2, 0);
        gone.add(2, 0);
        assertThat(List.of(returning.left(1), gone.left(1))).containsOnly(CAP + 2);
        realm.noFault(0, Moment.LOGIN_EVICTS);

        assertHealed();
        returning.assertNewestAreLeft(CAP, 0, 1);
        gone.assertNewestAreLeft(CAP, 0, 1);
    }

    /**
     * One login waits in the midst of its eviction. Others wait for that login, or at earlier stages, and some find no
     * database.
     */
    @Test
    void aDatabaseThatRestartsInMidBurst(Cluster cluster) throws Exception {
        realm.fault(0, Moment.LOGIN_EVICTS, FaultyEviction.HOLD);
        realm.fault(1, Moment.LOGIN_EVICTS, FaultyEviction.HOLD);
        CompletableFuture<List<Answer>> burst = CompletableFuture.supplyAsync(() -> burst(12));
        Patience.until(
                "an eviction that waits, and a login over the cap of each",
                () -> realm.held(0, Moment.LOGIN_EVICTS) + realm.held(1, Moment.LOGIN_EVICTS) > 0
                        && returning.left(0) > CAP
                        && gone.left(0) > CAP);

        cluster.database().goAway();
        List<Answer> without;
        try {
            realm.noFault(0, Moment.LOGIN_EVICTS);
            realm.noFault(1, Moment.LOGIN_EVICTS);
            without = burst(2);
            burst.join();
        } finally {
            cluster.database().comeBack();
        }

        assertThat(without).noneMatch(answer -> answer.status() == 200);
        assertThat(List.of(returning.left(0), gone.left(0))).allMatch(left -> left > CAP);
        assertHealed();
    }

    /** Both people log in by turns, at both servers. */
    private List<Answer> burst(int logins) {
        try {
            return AtOnce.run(logins, login -> (login % 2 == 0 ? returning : gone).attempt(login / 2 % 2));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertHealed() {
        returning.add(1, 1);
        returning.assertCapHolds(CAP, 0);
        assertThat(gone.left(0)).isGreaterThan(CAP);

        realm.sweepsFail(false);
        Patience.until("a sweep", () -> gone.left(0) == CAP);
        gone.assertCapHolds(CAP, 0);
        assertThat(gone.endedFor(0)).containsExactly("none");
    }
}
