package io.github.keycloakkiosk.it.credential;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.ServerBelowAPath;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Users of a federation that imports nobody. Their PINs and badges are in another table, and a badge still has one owner.
 */
@ServerBelowAPath
class FederatedUsersIT {

    private static final String REALM = "federated";

    private static Admin admin;
    private static String idsBeginWith;

    private Caller kiosk;

    @BeforeAll
    static void federation(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("badges-per-user", "100");
        idsBeginWith = admin.addStaffList();
    }

    @BeforeEach
    void atKiosk(KeycloakServer server) {
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static String staff(String name) {
        return idsBeginWith + name;
    }

    @Test
    void theyLogInByPinAndByBadge() {
        assertSaved(admin.putCredentials(staff("staff-anna"), typed("pin", "2580"), typed("badge", "04AB01")));

        assertThat(kiosk.pin("staff-anna", "2580").status()).isEqualTo(200);
        assertThat(kiosk.pin("staff-anna", "2581").status()).isEqualTo(401);
        assertThat(whose("04:ab:01")).isEqualTo("staff-anna");
    }

    @Test
    void puttingTheSameTwiceChangesNothingAndAnotherPinReplacesTheFirst() {
        for (String pin : List.of("2580", "2580", "13579")) {
            assertSaved(admin.putCredentials(staff("staff-bert"), typed("pin", pin), typed("badge", "04AB02")));
        }

        assertThat(admin.get("/users/" + staff("staff-bert") + "/credentials")).hasSize(2);
        assertThat(kiosk.pin("staff-bert", "2580").status()).isEqualTo(401);
        assertThat(kiosk.pin("staff-bert", "13579").status()).isEqualTo(200);
    }

    @Test
    void aBadgeOfTheirsIsRefusedToOthersAndTheOtherWayRound() {
        assertSaved(admin.putCredentials(staff("staff-carl"), typed("badge", "04AB03")));
        assertSaved(admin.putCredential("vera", "badge", "04AB04"));

        assertTaken(admin.putCredential("vera", "badge", "04AB03"));
        assertTaken(admin.createUser("newcomer", typed("badge", "04AB03")));
        assertTaken(admin.putCredentials(staff("staff-dora"), typed("badge", "04AB03")));
        assertTaken(admin.putCredentials(staff("staff-carl"), typed("badge", "04AB04")));
        assertThat(whose("04AB03")).isEqualTo("staff-carl");
        assertThat(whose("04AB04")).isEqualTo("vera");
    }

    @Test
    void aDeletedBadgeOfTheirsIsFree() {
        assertSaved(admin.putCredentials(staff("staff-emil"), typed("badge", "04AB05")));
        String id = admin.get("/users/" + staff("staff-emil") + "/credentials")
                .get(0)
                .get("id")
                .asText();

        admin.expect("DELETE", "/users/" + staff("staff-emil") + "/credentials/" + id, null);

        assertThat(kiosk.badge("04AB05").status()).isEqualTo(401);
        assertSaved(admin.putCredential("vera", "badge", "04AB05"));
        assertThat(whose("04AB05")).isEqualTo("vera");
    }

    @RepeatedTest(20)
    void aLocalAndAFederatedUserGetOneBadgeAtOnceAndOneHasIt(RepetitionInfo round) throws Exception {
        String badge = "04CAFE" + (10 + round.getCurrentRepetition());
        List<String> users = List.of(admin.userId("olga"), staff("staff-fred"));

        List<Answer> answers = AtOnce.run(2, racer -> admin.putCredentials(users.get(racer), typed("badge", badge)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(FederatedUsersIT::assertTaken);
        assertThat(whose(badge)).isEqualTo(answers.get(0).status() == 204 ? "olga" : "staff-fred");
    }

    private String whose(String loginString) {
        return kiosk.badge(loginString).json().at("/user/username").asText();
    }

    private static void assertSaved(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static void assertTaken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("errorMessage").asText()).isEqualTo("badge already assigned");
    }
}
