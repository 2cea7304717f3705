package io.github.keycloakkiosk.it.race;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** A PIN is changed or removed while somebody types it. After the answer the old PIN is wrong, on either server. */
@KioskCluster
class ChangedPinIT {

    private static final String NEW = "2580";

    private static RaceRealm realm;

    private Person person;
    private List<Supplier<Answer>> old;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        realm = RaceRealm.create(cluster, "changed-pin");
    }

    @BeforeEach
    void somebody() {
        person = Person.create(realm.admin(0));
        old = realm.atEach(caller -> caller.pin(person.name(), person.pin()));
    }

    @RepeatedTest(6)
    void changed(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        String id = person.id();

        Repeated.assertRefusedAfter(() -> realm.admin(here).putCredentials(id, typed("pin", NEW)), old);

        assertThat(realm.atEach(caller -> caller.pin(person.name(), NEW)))
                .allSatisfy(login -> assertThat(login.get().status()).isEqualTo(200));
    }

    @RepeatedTest(6)
    void removed(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        String path = person.path("pin");

        Repeated.assertRefusedAfter(() -> realm.admin(here).send("DELETE", path, null), old);

        assertThat(realm.admin(here).credentials(person.name(), "pin")).isEmpty();
    }

    /**
     * After the login, the first login of a day writes the day of the last use. This must not make the admin's change fail.
     */
    @RepeatedTest(12)
    void changedOrRemovedWhileItIsTypedForTheFirstTimeOfTheDay(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        String id = person.id();
        String path = person.path("pin");

        List<Answer> answers = AtOnce.run(
                3,
                racer -> racer < 2
                        ? old.get(racer).get()
                        : here % 4 < 2
                                ? realm.admin(here).putCredentials(id, typed("pin", NEW))
                                : realm.admin(here).send("DELETE", path, null));

        assertThat(answers.get(2).status()).as(answers.get(2).body()).isEqualTo(204);
        assertThat(answers.subList(0, 2))
                .allSatisfy(login -> assertThat(login.status()).as(login.body()).isIn(200, 401));
        assertThat(old).allSatisfy(login -> assertThat(login.get().status()).isEqualTo(401));
        assertThat(realm.admin(here).credentials(person.name(), "pin")).hasSize(here % 4 < 2 ? 1 : 0);
    }

    /** By two admins at two servers, and by the user on the page at the same time. */
    @RepeatedTest(6)
    void threeChangeItAtOnceAndTheUserHasOnePin(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        String id = person.id();
        LoginPages page = person.require("kiosk-set-pin").byPin(realm.browser(here));
        List<String> pins = List.of("2581", "2582", "2583");

        List<Integer> statuses = AtOnce.run(
                3,
                racer -> racer < 2
                        ? realm.admin(racer)
                                .putCredentials(id, typed("pin", pins.get(racer)))
                                .status()
                        : page.post(Map.of("pin", pins.get(racer), "pin-again", pins.get(racer)))
                                .status());

        assertThat(statuses.subList(0, 2))
                .allSatisfy(status -> assertThat(status).isIn(204, 409));
        assertThat(page.status()).as(page.toString()).isLessThan(500);
        assertThat(realm.admin(here).credentials(person.name(), "pin")).hasSize(1);
        // A user who was refused on the page still has the action to do, and no PIN would log the user in.
        person.require();
        for (int node = 0; node < 2; node++) {
            int at = node;
            assertThat(pins)
                    .filteredOn(pin -> realm.kiosk(at).pin(person.name(), pin).status() == 200)
                    .hasSize(1);
        }
    }
}
