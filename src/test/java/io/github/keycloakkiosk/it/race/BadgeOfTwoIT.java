package io.github.keycloakkiosk.it.race;

import static io.github.keycloakkiosk.it.client.Admin.typed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Two users get one badge at once, each at another server. One of them has it; the other request is refused. */
@KioskCluster
class BadgeOfTwoIT {

    private static final String PIN = "7394";
    private static final String TAKEN = "badge already assigned";

    private static RaceRealm realm;
    private static String staffIdsBeginWith;

    private Person local;
    private Person other;
    private String staff;
    private String badge;

    @BeforeAll
    static void aRealmWithAFederation(Cluster cluster) {
        realm = RaceRealm.create(cluster, "badge-of-two");
        staffIdsBeginWith = realm.admin(0).addStaffList();
    }

    @BeforeEach
    void twoUsersAndAFederatedOne(RepetitionInfo round) {
        local = Person.create(realm.admin(0));
        other = Person.create(realm.admin(1));
        staff = "staff-" + local.name();
        badge = "04BADE" + local.badge();
    }

    @RepeatedTest(10)
    void ofTwoLocalUsersByTheAdminApi(RepetitionInfo round) throws Exception {
        assertOneHasIt(round.getCurrentRepetition(), List.of(local.id(), other.id()));
    }

    @RepeatedTest(10)
    void ofALocalAndAFederatedUserByTheAdminApi(RepetitionInfo round) throws Exception {
        assertOneHasIt(round.getCurrentRepetition(), List.of(local.id(), staffId()));
    }

    private void assertOneHasIt(int turn, List<String> users) throws Exception {
        List<Answer> answers = AtOnce.run(
                2, racer -> realm.admin(turn + racer).putCredentials(users.get(racer), typed("badge", badge)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(loser ->
                        assertThat(loser.json().get("errorMessage").asText()).isEqualTo(TAKEN));
        assertOwner(users.get(answers.get(0).status() == 204 ? 0 : 1), users);
    }

    /** By the page of the required action, each user in a browser at another server, and by an admin at the same time. */
    @RepeatedTest(6)
    void ofALocalAndAFederatedUserOnTheirPagesAndAnAdmin(RepetitionInfo round) throws Exception {
        int turn = round.getCurrentRepetition();
        realm.admin(turn).expect("PUT", "/users/" + staffId(), Map.of("credentials", List.of(typed("pin", PIN))));
        for (String id : List.of(local.id(), staffId())) {
            realm.admin(turn).expect("PUT", "/users/" + id, Map.of("requiredActions", List.of("kiosk-enrol-badge")));
        }
        List<LoginPages> pages = List.of(
                realm.browser(turn).open().switchTo("kiosk-pin-form").pin(local.name(), PIN),
                realm.browser(turn + 1).open().switchTo("kiosk-pin-form").pin(staff, PIN));
        List<String> users = List.of(local.id(), staffId(), other.id());

        List<Integer> statuses = AtOnce.run(
                3,
                racer -> racer < 2
                        ? tap(pages.get(racer), badge).status()
                        : realm.admin(turn)
                                .putCredentials(users.get(racer), typed("badge", badge))
                                .status());

        List<Boolean> has = List.of(pages.get(0).isSignedIn(), pages.get(1).isSignedIn(), statuses.get(2) == 204);
        assertThat(has).as("%s %s", statuses, pages).containsOnlyOnce(true);
        assertThat(statuses.get(2)).isIn(204, 409);
        assertOwner(users.get(has.indexOf(true)), users);
        for (int racer = 0; racer < 2; racer++) {
            if (!has.get(racer)) {
                LoginPages page = pages.get(racer);
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.toString()).contains("belongs to somebody");
                assertThat(tap(page, badge + "0" + racer).isSignedIn())
                        .as(page.toString())
                        .isTrue();
            }
        }
    }

    private static LoginPages tap(LoginPages page, String loginString) {
        return page.post(Map.of("login_string", loginString, "login_string-again", loginString));
    }

    /** The badge opens its owner's sessions on both servers, and only the owner has it. */
    private void assertOwner(String owner, List<String> users) {
        String name = owner.equals(local.id()) ? local.name() : owner.equals(other.id()) ? other.name() : staff;
        for (int node = 0; node < 2; node++) {
            assertThat(realm.kiosk(node)
                            .badge(badge)
                            .json()
                            .at("/user/username")
                            .asText())
                    .isEqualTo(name);
        }
        String id = newestBadge(owner).reduce((older, newer) -> newer).orElseThrow();
        List<String> owners = users.stream()
                .filter(user -> newestBadge(user).anyMatch(id::equals))
                .toList();
        assertThat(owners).containsExactly(owner);
    }

    private static Stream<String> newestBadge(String user) {
        Admin admin = realm.admin(0);
        JsonNode credentials = admin.get("/users/" + user + "/credentials");
        return IntStream.range(0, credentials.size())
                .mapToObj(credentials::get)
                .filter(one -> one.get("type").asText().equals("badge"))
                .map(one -> one.get("id").asText());
    }

    private String staffId() {
        return staffIdsBeginWith + staff;
    }
}
