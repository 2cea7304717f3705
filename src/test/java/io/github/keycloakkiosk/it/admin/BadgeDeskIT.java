package io.github.keycloakkiosk.it.admin;

import static io.github.keycloakkiosk.it.admin.Shop.desk;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The badge desk, for admins with Keycloak's own rights. */
@KioskServer
class BadgeDeskIT {

    private static final AtomicInteger CARD = new AtomicInteger();

    private static Shop shop;

    @BeforeAll
    static void aShop(KeycloakServer server) {
        shop = Shop.open(server, "desk");
    }

    private static String card() {
        return String.format("04C0FFEE%06X", CARD.incrementAndGet());
    }

    private static Answer give(Person person, Map<String, ?> badge) {
        return shop.admin().send("POST", desk(person) + "/badges", badge);
    }

    private static int login(String badge) {
        return shop.kiosk().badge(badge).status();
    }

    private static List<String> labels(Person person) {
        List<String> labels = new ArrayList<>();
        shop.admin()
                .get(desk(person) + "/badges")
                .forEach(badge -> labels.add(badge.path("label").asText(null)));
        return labels;
    }

    @Test
    void aBadgeIsGivenAndLogsIn() {
        Person person = shop.person();
        String card = card();

        Answer given = give(person, Map.of("loginString", card, "label", "Blue card"));

        assertThat(given.status()).as(given.body()).isEqualTo(201);
        assertThat(given.json().get("label").asText()).isEqualTo("Blue card");
        assertThat(given.body()).doesNotContain(card);
        assertThat(login(card)).isEqualTo(200);
        JsonNode event = shop.events("users/" + person.id() + "/kiosk-login/*").get(0);
        assertThat(event.get("operationType").asText()).isEqualTo("CREATE");
        assertThat(event.get("representation").asText())
                .contains(given.json().get("id").asText(), "Blue card")
                .doesNotContain(card);
    }

    @Test
    void toGiveItAgainIsNoErrorAndRenamesIt() {
        Person person = shop.person();
        String card = card();
        give(person, Map.of("loginString", card, "label", "Blue card", "validUntil", "today"));

        Answer again = give(person, Map.of("loginString", card, "label", "Keyring"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().has("validUntil")).isFalse();
        assertThat(labels(person)).contains("Keyring").doesNotContain("Blue card");
    }

    @Test
    void aBadgeOfSomebodyElseIsRefused() {
        String card = card();
        give(shop.person(), Map.of("loginString", card));

        Answer refused = give(shop.person(), Map.of("loginString", card));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("errorMessage").asText()).isEqualTo("badge already assigned");
    }

    @Test
    void ofManyAtOnceOneGetsIt() throws Exception {
        String card = card();
        List<Person> people = List.of(shop.person(), shop.person(), shop.person(), shop.person());

        List<Answer> answers = AtOnce.run(4, i -> give(people.get(i), Map.of("loginString", card)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void aReplacedBadgeIsBothOrNeither() {
        Person person = shop.person();
        String old = card();
        String id = give(person, Map.of("loginString", old, "label", "Card"))
                .json()
                .get("id")
                .asText();
        String replace = desk(person) + "/badges/" + id + "/replace";
        String taken = card();
        give(shop.person(), Map.of("loginString", taken));

        assertThat(shop.admin()
                        .send("POST", replace, Map.of("loginString", taken))
                        .status())
                .isEqualTo(409);
        assertThat(login(old)).isEqualTo(200);
        assertThat(shop.admin()
                        .send("POST", replace, Map.of("loginString", old))
                        .status())
                .isEqualTo(400);

        String other = card();
        Answer replaced = shop.admin().send("POST", replace, Map.of("loginString", other));
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.json().get("label").asText()).isEqualTo("Card");
        assertThat(login(old)).isEqualTo(401);
        assertThat(login(other)).isEqualTo(200);
    }

    @Test
    void aBadgeIsRenamedAndGetsAnEnd() {
        Person person = shop.person();
        String id = give(person, Map.of("loginString", card())).json().get("id").asText();
        String path = desk(person) + "/badges/" + id;
        String end = Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();

        assertThat(shop.admin()
                        .expect("PUT", path, Map.of("label", "Keyring"))
                        .json()
                        .get("label")
                        .asText())
                .isEqualTo("Keyring");
        assertThat(shop.admin()
                        .expect("PUT", path, Map.of("validUntil", end))
                        .json()
                        .get("validUntil")
                        .asText())
                .isEqualTo(end);
        assertThat(shop.admin()
                        .expect("PUT", path, Map.of("validUntil", ""))
                        .json()
                        .has("validUntil"))
                .isFalse();
        give(person, Map.of("loginString", card(), "label", "Other"));
        assertThat(shop.admin().send("PUT", path, Map.of("label", "other")).status())
                .isEqualTo(409);
        assertThat(labels(person)).contains("Keyring", "Other");
    }

    @Test
    void aRevokedBadgeIsGone() {
        Person person = shop.person();
        String card = card();
        String id = give(person, Map.of("loginString", card)).json().get("id").asText();

        Answer session = shop.kiosk().badge(card);
        String path = desk(person) + "/badges/" + id;
        assertThat(shop.admin().get(path + "/sessions")).hasSize(1);

        Answer revoked = shop.admin().send("DELETE", path + "?reason=lost", null);

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);
        assertThat(revoked.json().get("endedSessions").asInt()).isEqualTo(1);
        assertThat(login(card)).isEqualTo(401);
        assertThat(shop.kiosk()
                        .authorized(
                                "GET", "session", session.json().get("token").asText())
                        .status())
                .isEqualTo(401);
        assertThat(shop.admin()
                        .events("LOGOUT")
                        .get(0)
                        .get("details")
                        .get("reason")
                        .asText())
                .isEqualTo("badge_lost");
        assertThat(shop.events("users/" + person.id() + "/kiosk-login/badges/" + id)
                        .get(0)
                        .get("representation")
                        .asText())
                .contains("lost");
        assertThat(shop.admin()
                        .send("DELETE", desk(person) + "/badges/" + id, null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoseBadgeItIs() {
        Person person = shop.person();
        String card = card();
        String id = give(person, Map.of("loginString", card)).json().get("id").asText();

        Answer found = shop.admin().send("POST", "/kiosk-login/badges/owner", Map.of("loginString", card));

        assertThat(found.json().get("user").get("username").asText()).isEqualTo(person.name());
        assertThat(found.json().get("badge").get("id").asText()).isEqualTo(id);
        assertThat(shop.admin()
                        .send("POST", "/kiosk-login/badges/owner", Map.of("read", card()))
                        .status())
                .isEqualTo(404);
        JsonNode events = shop.events("kiosk-login/badges/owner");
        assertThat(events.toString())
                .contains(id)
                .contains("\\\"found\\\":\\\"false\\\"")
                .doesNotContain(card);
    }

    @Test
    void aPinIsGivenRequiredAndRemoved() {
        Person person = shop.person();
        Admin admin = shop.admin();

        admin.expect("PUT", desk(person) + "/pin", Map.of("pin", "864209"));
        assertThat(shop.kiosk().pin(person.name(), person.pin()).status()).isEqualTo(401);
        assertThat(shop.kiosk().pin(person.name(), "864209").status()).isEqualTo(200);
        assertThat(admin.expect("PUT", desk(person) + "/pin", Map.of("required", true))
                        .json()
                        .get("pin")
                        .get("required")
                        .asBoolean())
                .isTrue();
        assertThat(person.requiredActions()).containsExactly("kiosk-set-pin");
        admin.expect("PUT", desk(person) + "/pin", Map.of("required", false));
        assertThat(person.requiredActions()).isEmpty();
        admin.expect("DELETE", desk(person) + "/pin", null);
        assertThat(admin.get(desk(person)).get("pin").get("set").asBoolean()).isFalse();
        assertThat(shop.events("users/" + person.id() + "/kiosk-login/pin").toString())
                .doesNotContain("864209");
    }

    @Test
    void whoIsLockedOutAndUntilWhen() {
        Person person = shop.person();
        shop.kiosk().pin(person.name(), person.pin());
        for (int i = 0; i < 5; i++) {
            shop.kiosk().pin(person.name(), "0000");
        }
        assertThat(shop.kiosk().pin(person.name(), person.pin()).status()).isEqualTo(401);

        JsonNode locked = shop.admin().get("/kiosk-login/users?refused=true");

        assertThat(locked).hasSize(1);
        assertThat(locked.get(0).get("username").asText()).isEqualTo(person.name());
        assertThat(Instant.parse(locked.get(0).get("pin").get("refusedUntil").asText()))
                .isBetween(Instant.now(), Instant.now().plusSeconds(61));
        shop.admin().expect("POST", desk(person) + "/unlock", null);
        assertThat(shop.admin().get("/kiosk-login/users?refused=true")).isEmpty();
        assertThat(shop.kiosk().pin(person.name(), person.pin()).status()).isEqualTo(200);
    }

    @Test
    void badgesByLastUse() {
        Person person = shop.person();
        String used = card();
        String usedId =
                give(person, Map.of("loginString", used)).json().get("id").asText();
        String unusedId =
                give(person, Map.of("loginString", card())).json().get("id").asText();
        login(used);

        assertThat(ids("?max=1000")).contains(usedId, unusedId);
        assertThat(ids("?max=1000").indexOf(unusedId))
                .isLessThan(ids("?max=1000").indexOf(usedId));
        assertThat(ids("?unused=true&max=1000")).contains(unusedId).doesNotContain(usedId);
        assertThat(ids("?lastUsedBefore=2026-01-01&max=1000"))
                .contains(unusedId)
                .doesNotContain(usedId);
        assertThat(ids("?earlierKey=true")).isEmpty();
        assertThat(ids("?first=1&max=1")).hasSize(1).isEqualTo(ids("?max=2").subList(1, 2));
    }

    private static List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        shop.admin()
                .get("/kiosk-login/badges" + query)
                .forEach(owned -> ids.add(owned.get("badge").get("id").asText()));
        return ids;
    }

    @Test
    void peopleAreFoundByName() {
        Person person = shop.person();

        JsonNode found = shop.admin().get("/kiosk-login/users?search=" + person.name());

        assertThat(found.get(0).get("id").asText()).isEqualTo(person.id());
        assertThat(found.get(0).get("badges")).hasSize(1);
        assertThat(found.get(0).get("pin").get("set").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | /badges | {}                                                    | loginString
            POST | /badges | {"loginString": ""}                                   | loginString
            POST | /badges | {"loginString": "04AB", "read": "04AB"}               | loginString
            POST | /badges | {"loginString": 4}                                    | loginString
            POST | /badges | {"loginstring": "04AB"}                               | loginstring
            POST | /badges | {"read": " "}                                         | read
            POST | /badges | {"loginString": "04AC", "validUntil": "2020-01-01"}   | validUntil
            POST | /badges | {"loginString": "04AC", "validUntil": "tomorrow"}     | validUntil
            POST | /badges | {"loginString": "04AC", "validUntil": "2099-01-01T10:00"} | validUntil
            PUT  | /pin    | {}                                                    | pin
            PUT  | /pin    | {"pin": "1234", "required": true}                     | pin
            """)
    void badInputIsToldByField(String method, String route, String body, String field) {
        Person person = shop.person();

        Answer answer = shop.admin().sendText(method, desk(person) + route, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(labels(person)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "abcd", "1234567890123", "12 34"})
    void whatIsNoPinIsRefused(String pin) {
        Person person = shop.person();

        assertThat(shop.admin()
                        .send("PUT", desk(person) + "/pin", Map.of("pin", pin))
                        .status())
                .isEqualTo(400);
        assertThat(shop.kiosk().pin(person.name(), person.pin()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?max=0", "?max=1001", "?max=x", "?first=-1", "?refused=yes"})
    void badParametersAreTold(String query) {
        assertThat(shop.admin().send("GET", "/kiosk-login/users" + query, null).status())
                .isEqualTo(400);
    }

    @Test
    void keycloaksPermissionsDecide() {
        Person person = shop.person();
        Admin viewer = shop.admin().delegate("desk-viewer", "view-users");
        Admin manager = shop.admin().delegate("desk-manager", "manage-users");
        Admin other = shop.admin().delegate("desk-other", "manage-clients", "manage-realm");
        Map<String, ?> badge = Map.of("loginString", card());

        assertThat(viewer.send("GET", desk(person), null).status()).isEqualTo(200);
        assertThat(viewer.send("GET", "/kiosk-login/badges", null).status()).isEqualTo(200);
        assertThat(viewer.send("POST", desk(person) + "/badges", badge).status())
                .isEqualTo(403);
        assertThat(viewer.send("PUT", desk(person) + "/pin", Map.of("pin", "864209"))
                        .status())
                .isEqualTo(403);
        assertThat(viewer.send("POST", desk(person) + "/unlock", null).status()).isEqualTo(403);
        assertThat(manager.send("POST", desk(person) + "/badges", badge).status())
                .isEqualTo(201);
        assertThat(other.send("GET", "/kiosk-login/users", null).status()).isEqualTo(403);
        assertThat(other.send("GET", "/kiosk-login/badges", null).status()).isEqualTo(403);
        assertThat(other.send("POST", "/kiosk-login/badges/owner", badge).status())
                .isEqualTo(403);
        assertThat(other.send("GET", desk(person), null).status()).isEqualTo(404);
    }

    @Test
    void fineGrainedPermissionsDecideToo(KeycloakServer server) {
        Shop fine = Shop.openWithPermissions(server, "desk-fine");
        Person managed = fine.person();
        Person other = fine.person();
        Admin manager = fine.admin().delegate("fine-manager", "query-users");
        fine.permit(fine.admin().userId("fine-manager"), managed.id());

        assertThat(manager.send("POST", desk(managed) + "/badges", Map.of("loginString", card()))
                        .status())
                .isEqualTo(201);
        assertThat(manager.send("POST", desk(other) + "/badges", Map.of("loginString", card()))
                        .status())
                .isEqualTo(404);
        assertThat(manager.get("/kiosk-login/users").findValuesAsText("username"))
                .containsExactly(managed.name());
        assertThat(manager.get("/kiosk-login/badges").toString())
                .contains(managed.id())
                .doesNotContain(other.id());
    }

    @Test
    void anExportLeavesOutWhomAFineGrainedPermissionHides(KeycloakServer server) {
        Shop fine = Shop.openWithPermissions(server, "desk-fine-export");
        Person seen = fine.person();
        Person hidden = fine.person();
        Admin viewer = fine.admin().delegate("fine-viewer", "query-users");
        String viewerId = fine.admin().userId("fine-viewer");
        fine.permission(List.of(), List.of("view"), fine.policy("user", Map.of("users", List.of(viewerId))));
        fine.permission(
                List.of(hidden.id()),
                List.of("view"),
                fine.policy("user", Map.of("users", List.of(viewerId), "logic", "NEGATIVE")));

        assertThat(viewer.getFile("/kiosk-login/export", "text/csv").body())
                .contains(seen.name())
                .doesNotContain(hidden.name());
        assertThat(fine.admin().getFile("/kiosk-login/export", "text/csv").body())
                .contains(seen.name(), hidden.name());
    }
}
