package io.github.keycloakkiosk.it.credential;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Many admins at once: a badge has one owner, and a user has one PIN. */
@KioskServer
class CredentialRaceIT {

    private static final String REALM = "credential-race";
    private static final int RACERS = 20;

    private static Admin admin;
    private static List<String> ids;

    private Caller kiosk;

    @BeforeAll
    static void twentyUsers(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        // One of ten PINs was stored; the test finds it by trying.
        admin.set("pin-attempts", "100");
        // One user may win every round.
        admin.set("badges-per-user", "100");
        ids = IntStream.range(0, RACERS)
                .mapToObj(number -> {
                    admin.createUser("racer" + number);
                    return admin.userId("racer" + number);
                })
                .toList();
    }

    @BeforeEach
    void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
    }

    @RepeatedTest(10)
    void aBadgeThatTwentyUsersGetAtOnceIsOnesAlone(RepetitionInfo round) throws Exception {
        String badge = "04C0FFEE" + (10 + round.getCurrentRepetition());

        List<Answer> answers = AtOnce.run(RACERS, racer -> admin.putCredentials(ids.get(racer), typed("badge", badge)));

        List<Integer> winners = IntStream.range(0, RACERS)
                .filter(racer -> answers.get(racer).status() == 204)
                .boxed()
                .toList();
        assertThat(winners).as("%s", answers).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 204).allSatisfy(loser -> {
            assertThat(loser.status()).isEqualTo(409);
            assertThat(loser.json().get("errorMessage").asText()).isEqualTo("badge already assigned");
        });
        assertThat(kiosk.badge(badge).json().at("/user/username").asText()).isEqualTo("racer" + winners.get(0));
        List<String> won = ids(winners.get(0));
        String newest = won.get(won.size() - 1);
        List<Integer> owned = IntStream.range(0, RACERS)
                .filter(racer -> ids(racer).contains(newest))
                .boxed()
                .toList();
        assertThat(owned).isEqualTo(winners);
    }

    private static List<String> ids(int racer) {
        return admin.credentials("racer" + racer, "badge").stream()
                .map(badge -> badge.get("id").asText())
                .toList();
    }

    @RepeatedTest(10)
    void aUserWhoGetsTenPinsAtOnceHasOneOfThem(RepetitionInfo round) throws Exception {
        String user = ids.get(round.getCurrentRepetition());
        String name = "racer" + round.getCurrentRepetition();

        // The first time there is no PIN to replace, the second time there is one.
        for (int time = 1; time <= 2; time++) {
            int first = 4710 + time * 100;
            List<Answer> answers =
                    AtOnce.run(10, racer -> admin.putCredentials(user, typed("pin", String.valueOf(first + racer))));

            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(204, 409));
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(
                            loser -> assertThat(loser.json().get("errorMessage").asText())
                                    .isEqualTo("another request is giving this user a PIN; try again"));
            assertThat(admin.credentials(name, "pin")).hasSize(1);
            List<Integer> good = IntStream.range(0, 10)
                    .filter(racer ->
                            kiosk.pin(name, String.valueOf(first + racer)).status() == 200)
                    .boxed()
                    .toList();
            assertThat(good).hasSize(1);
            assertThat(answers.get(good.get(0)).status()).isEqualTo(204);
        }
        assertThat(admin.putCredential(name, "pin", "9876").status()).isEqualTo(204);
    }
}
