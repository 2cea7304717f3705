package io.github.keycloakkiosk.it.sessioncap;

import static io.github.keycloakkiosk.it.sessioncap.FaultRealm.CAP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.sessioncap.FaultyEviction.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Servers are killed, first one and then the other. The server that is left, or the one that starts again, ends the
 * sessions that a dead server should have ended, and the order of logins stays. The tests share one restart, since it takes
 * long: the first test makes it. The second server stays down.
 */
@FaultCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static FaultRealm realm;
    private static Logins inOrder;
    private static Logins over;
    private static OldSessions old;
    private static boolean restarted;

    @BeforeAll
    static void people(Cluster cluster) throws InterruptedException {
        old = OldSessions.begin(cluster);
        realm = FaultRealm.create(cluster, "restarted");
        realm.sweepsFail(true);
        inOrder = realm.somebody().add(1, 0).add(1, 1);
        realm.fault(0, Moment.LOGIN_EVICTS, FaultyEviction.THROW);
        over = realm.somebody().add(CAP + 2, 0);
        realm.noFault(0, Moment.LOGIN_EVICTS);
    }

    /**
     * Logins of four people are cut off: two before their eviction, and two in the midst of it. Of each two, one person
     * comes back and one does not. Other logins are cut off when the eviction is committed and the caches do not know it
     * yet.
     */
    @Test
    @Order(1)
    void aServerIsKilledBetweenALoginAndTheEndOfItsEviction(Cluster cluster) {
        FaultRealm killed = FaultRealm.create(cluster, "killed");
        killed.sweepsFail(true);
        List<Logins> people = IntStream.range(0, 4 + 6)
                .mapToObj(person -> killed.somebody().add(CAP, person % 2))
                .toList();
        // The later moment comes first: otherwise these logins would wait at the earlier one.
        List<CompletableFuture<Answer>> cutOff = new ArrayList<>();
        cutOff.addAll(held(killed, Moment.AFTER_EVICTION, people.subList(4, people.size())));
        cutOff.addAll(held(killed, Moment.LOGIN_EVICTS, people.subList(0, 2)));
        cutOff.addAll(held(killed, Moment.AFTER_LOGIN, people.subList(2, 4)));

        cluster.killSecond();

        assertThat(cutOff).allSatisfy(login -> assertThat(login).failsWithin(PATIENCE));
        assertThat(people.subList(0, 4))
                .allSatisfy(person -> assertThat(person.left(0)).isEqualTo(CAP + 1));
        for (Logins returning : List.of(people.get(0), people.get(2))) {
            returning.add(1, 0);
            returning.assertEnded(2, CAP, 0);
        }
        killed.sweepsFail(false);
        for (Logins gone : List.of(people.get(1), people.get(3))) {
            gone.awaitSweep(1, CAP, 0);
            gone.assertEnded(1, CAP, 0);
            assertThat(gone.endedFor(0)).containsExactly("none");
        }
        // A copy of the session is in a cache of the remaining server, if the session belongs there: half of them do.
        for (Logins evicted : people.subList(4, people.size())) {
            evicted.assertEnded(1, CAP, 0);
        }
    }

    /** Logins of these people at the second server; all of them wait at this moment. */
    private static List<CompletableFuture<Answer>> held(FaultRealm realm, Moment moment, List<Logins> people) {
        realm.fault(1, moment, FaultyEviction.HOLD);
        List<CompletableFuture<Answer>> answers = people.stream()
                .map(person ->
                        CompletableFuture.supplyAsync(() -> person.attempt(1), login -> new Thread(login).start()))
                .toList();
        Patience.until("all at " + moment, () -> realm.held(1, moment) == people.size());
        return answers;
    }

    @Test
    @Order(2)
    void theOrderOfLoginsOutlivesTheServers(Cluster cluster) {
        restartAll(cluster);

        inOrder.add(1, 0);
        inOrder.assertNewestAreLeft(CAP, 0);
        inOrder.add(1, 0);
        inOrder.assertNewestAreLeft(CAP, 0);
    }

    @Test
    @Order(3)
    void sessionsOverTheCapAreSweptAfterwards(Cluster cluster) {
        restartAll(cluster);

        assertThat(over.left(0)).isEqualTo(CAP + 2);
        realm.sweepsFail(false);
        over.awaitSweep(2, CAP, 0);
        over.assertNewestAreLeft(CAP, 0);
    }

    /** One of the two people uses the old sessions first, the newest before the oldest. */
    @Test
    @Order(4)
    void sessionsFromBeforeThisExtensionKeepTheirOrder(Cluster cluster) {
        restartAll(cluster);

        Logins user = old.people().get(0);
        for (int login : new int[] {2, 0, 3, 1}) {
            assertThat(old.realm()
                            .kiosk(0)
                            .refresh("kiosk-api", user.refreshToken(login))
                            .status())
                    .isEqualTo(200);
        }
        old.realm().sweepsFail(true);
        old.realm().setCap(OldSessions.EACH - 1);
        for (Logins person : old.people()) {
            person.add(1, 0);
            person.assertNewestAreLeft(OldSessions.EACH - 1, 0);
        }
        old.realm().sweepsFail(false);
    }

    private static void restartAll(Cluster cluster) {
        if (!restarted) {
            cluster.nodes().stream().filter(node -> !node.isDown()).forEach(KeycloakServer::kill);
            old.loseTheirStamps();
            cluster.first().startAgain();
            restarted = true;
        }
    }
}
