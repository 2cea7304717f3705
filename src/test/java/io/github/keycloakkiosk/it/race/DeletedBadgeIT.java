package io.github.keycloakkiosk.it.race;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** A badge is deleted, or its owner, while somebody taps it. After the answer it opens nothing, on either server. */
@KioskCluster
class DeletedBadgeIT {

    private static RaceRealm realm;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        realm = RaceRealm.create(cluster, "deleted-badge");
    }

    @RepeatedTest(8)
    void byAnAdmin(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        Person person = Person.create(realm.admin(here));
        String path = person.path("badge");

        assertDeletedWhileTapped(here, person, () -> realm.admin(here).send("DELETE", path, null));
    }

    @RepeatedTest(4)
    void byItsOwner(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        Person person = Person.create(realm.admin(here));
        String path = person.path("badge").replaceFirst(".*/credentials", "/account/credentials");
        String token = person.byPassword(realm.browser(here))
                .tokens()
                .get("access_token")
                .asText();

        assertDeletedWhileTapped(
                here,
                person,
                () -> realm.kiosk(here)
                        .send(realm.kiosk(here)
                                .request("DELETE", path)
                                .setHeader("Authorization", "Bearer " + token)
                                .setHeader("Accept", "application/json")));
    }

    private static void assertDeletedWhileTapped(int here, Person person, Supplier<Answer> delete) throws Exception {
        List<Supplier<Answer>> taps = tapsThereAndHere(here, person);

        Repeated.assertRefusedAfter(delete, taps);

        assertThat(realm.admin(here).credentials(person.name(), "badge")).isEmpty();
        // The last tap writes after its login; this must bring nothing back.
        Person next = Person.create(realm.admin(here));
        assertThat(realm.admin(here + 1)
                        .putCredential(next.name(), "badge", person.badge())
                        .status())
                .isEqualTo(204);
        assertThat(taps)
                .allSatisfy(
                        tap -> assertThat(tap.get().json().at("/user/username").asText())
                                .isEqualTo(next.name()));
    }

    /** After the login, the first tap of a day writes the day of the last use. */
    @RepeatedTest(12)
    void whileItIsTappedForTheFirstTimeOfTheDay(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        Admin admin = realm.admin(here);
        Person person = Person.create(admin);
        String path = person.path("badge");
        List<Supplier<Answer>> taps = realm.atEach(caller -> caller.badge(person.badge()));

        List<Answer> answers =
                AtOnce.run(3, racer -> racer < 2 ? taps.get(racer).get() : admin.send("DELETE", path, null));

        assertThat(answers.get(2).status()).as(answers.get(2).body()).isEqualTo(204);
        assertThat(answers.subList(0, 2))
                .allSatisfy(tap -> assertThat(tap.status()).as(tap.body()).isIn(200, 401));
        assertThat(taps).allSatisfy(tap -> assertThat(tap.get().status()).isEqualTo(401));
        assertThat(admin.credentials(person.name(), "badge")).isEmpty();
    }

    @RepeatedTest(8)
    void withItsOwner(RepetitionInfo round) throws Exception {
        int here = round.getCurrentRepetition();
        Person person = Person.create(realm.admin(here));
        String id = person.id();
        List<Supplier<Answer>> taps = tapsThereAndHere(here, person);

        Repeated.assertRefusedAfter(() -> realm.admin(here).send("DELETE", "/users/" + id, null), taps);

        assertThat(realm.admin(here + 1)
                        .createUser("heir" + here, typed("badge", person.badge()))
                        .status())
                .isEqualTo(201);
        assertThat(taps)
                .allSatisfy(
                        tap -> assertThat(tap.get().json().at("/user/username").asText())
                                .isEqualTo("heir" + here));
    }

    /** The other server is asked first: there it is harder. */
    private static List<Supplier<Answer>> tapsThereAndHere(int here, Person person) {
        List<Supplier<Answer>> taps = realm.atEach(caller -> caller.badge(person.badge()));
        return List.of(taps.get((here + 1) % 2), taps.get(here % 2));
    }
}
