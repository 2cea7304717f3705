package io.github.keycloakkiosk.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An admin changes the whitelist while people log in. After the answer, the new whitelist judges the next request. */
@KioskCluster
class ChangedWhitelistIT {

    private static final String ADDRESS = "127.0.0.3";
    private static final int CHANGES = 30;

    /** Every login between the admin's answer and the next change gets this. */
    private record Decided(long from, long until, int status) {

        boolean covers(Repeated.Call call) {
            return call.began() > from && call.ended() < until;
        }
    }

    @Test
    void theNextRequestOnEachServerIsJudgedByTheNewOne(Cluster cluster) throws Exception {
        RaceRealm realm = RaceRealm.create(cluster, "changed-whitelist");
        Person person = Person.create(realm.admin(0));
        List<Supplier<Answer>> taps = realm.atEach(ADDRESS, caller -> caller.badge(person.badge()));

        try (Repeated logins = Repeated.begin(taps)) {
            List<Decided> decisions = new ArrayList<>();
            for (int change = 0; change < CHANGES; change++) {
                boolean allowed = change % 2 == 0;
                int here = change / 2;
                realm.admin(here).set("ip-whitelist", allowed ? "127.0.0.0/8" : "127.0.0.1/32");
                long from = System.nanoTime();
                for (int node : List.of(here + 1, here)) {
                    assertThat(taps.get(node % 2).get().status())
                            .as("change %s, made at server %s, at server %s", change, here % 2, node % 2)
                            .isEqualTo(allowed ? 200 : 403);
                }
                logins.awaitOneMore();
                decisions.add(new Decided(from, System.nanoTime(), allowed ? 200 : 403));
            }

            List<Repeated.Call> calls = logins.end();
            assertThat(calls).extracting(Repeated.Call::status).containsOnly(200, 403);
            for (Decided decided : decisions) {
                assertThat(calls)
                        .filteredOn(decided::covers)
                        .isNotEmpty()
                        .extracting(Repeated.Call::status)
                        .containsOnly(decided.status());
            }
        }
    }

    @Test
    void withoutSettingsNobodyLogsInAndWithThemAgainAllDo(Cluster cluster) throws Exception {
        RaceRealm realm = RaceRealm.create(cluster, "deleted-settings");
        Person person = Person.create(realm.admin(0));
        List<Supplier<Answer>> taps = realm.atEach(caller -> caller.badge(person.badge()));

        try (Repeated logins = Repeated.begin(taps)) {
            for (int round = 0; round < 8; round++) {
                realm.admin(round).deleteSettings();
                for (int node : List.of(round + 1, round)) {
                    assertThat(taps.get(node % 2).get().status()).isEqualTo(403);
                }
                realm.saveSettingsAgain(round + 1);
                for (int node : List.of(round, round + 1)) {
                    assertThat(taps.get(node % 2).get().status()).isEqualTo(200);
                }
            }
            assertThat(logins.end()).extracting(Repeated.Call::status).containsOnly(200, 403);
        }
    }
}
