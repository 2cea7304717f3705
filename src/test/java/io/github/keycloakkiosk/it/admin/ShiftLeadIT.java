package io.github.keycloakkiosk.it.admin;

import static io.github.keycloakkiosk.it.admin.Shop.desk;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shift lead manages badges and PINs of people with less power, and tries to become more. */
@KioskServer
class ShiftLeadIT {

    private static final AtomicInteger CARD = new AtomicInteger();

    private static Shop shop;

    @BeforeAll
    static void aShop(KeycloakServer server) {
        shop = Shop.open(server, "lead");
        shop.admin().set("session-cap", "0");
        shop.admin().set("session-caps-by-power");
    }

    private static String card() {
        return String.format("04BADBAD%06X", CARD.incrementAndGet());
    }

    private static Answer give(Admin lead, Person person, String card) {
        return lead.send("POST", desk(person) + "/badges", Map.of("loginString", card));
    }

    @Test
    void theirBadgeIsEnoughAtAKiosk() {
        Person member = shop.member();
        Admin lead = shop.byBadge(shop.lead());
        String card = card();

        Answer given = give(lead, member, card);

        assertThat(given.status()).as(given.body()).isEqualTo(201);
        assertThat(given.json().get("belowPower").asInt()).isEqualTo(50);
        assertThat(shop.kiosk().badge(card).status()).isEqualTo(200);
        lead.expect("PUT", desk(member) + "/pin", Map.of("pin", "864209"));
        assertThat(shop.kiosk().pin(member.name(), "864209").status()).isEqualTo(200);
        lead.expect("PUT", desk(member) + "/pin", Map.of("required", true));
        String id = given.json().get("id").asText();
        lead.expect("PUT", desk(member) + "/badges/" + id, Map.of("label", "Spare"));
        assertThat(lead.expect("POST", "/kiosk-login/badges/owner", Map.of("loginString", card))
                        .json()
                        .get("user")
                        .get("username")
                        .asText())
                .isEqualTo(member.name());
        lead.expect("POST", desk(member) + "/unlock", null);
        assertThat(lead.get("/kiosk-login/badges").toString()).contains(id);
        lead.expect("DELETE", desk(member) + "/badges/" + id + "?reason=lost", null);
        assertThat(shop.kiosk().badge(card).status()).isEqualTo(401);
    }

    @Test
    void elsewhereTheirBadgesSessionIsNotEnoughAndTheirPasswordIs() {
        Person member = shop.member();
        Person lead = shop.lead();
        String token = shop.badgeToken(lead.badge());
        Admin elsewhere = shop.admin().as(shop.stranger(), token);

        assertThat(elsewhere.send("GET", desk(member), null).status()).isEqualTo(403);
        assertThat(give(elsewhere, member, card()).status()).isEqualTo(403);
        assertThat(give(shop.byPassword(lead, shop.stranger()), member, card()).status())
                .isEqualTo(201);
    }

    @Test
    void anAdminsBadgeIsNoAdminsSession() {
        Person admin = shop.member();
        shop.grantOfManagement(admin.id(), "manage-users");
        Admin byBadge = shop.byBadge(admin);
        Person member = shop.member();

        assertThat(give(byBadge, member, card()).status()).isEqualTo(403);
        assertThat(byBadge.send("GET", "/kiosk-login/users", null).status()).isEqualTo(403);
        assertThat(give(shop.byPassword(admin, shop.kiosk()), member, card()).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"self", "equal", "stronger", "admin", "adminByGroup", "otherLead", "outsider", "serviceAccount"})
    void theseAreOutOfReach(String whom) {
        Person leadPerson = shop.lead();
        Admin lead = shop.byBadge(leadPerson);
        String id = outOfReach(whom, leadPerson);
        String path = "/kiosk-login/users/" + id;
        String card = card();

        assertThat(lead.send("GET", path, null).status()).isEqualTo(404);
        assertThat(lead.send("POST", path + "/badges", Map.of("loginString", card))
                        .status())
                .isEqualTo(404);
        assertThat(lead.send("PUT", path + "/pin", Map.of("pin", "864209")).status())
                .isEqualTo(404);
        assertThat(lead.send("PUT", path + "/pin", Map.of("required", true)).status())
                .isEqualTo(404);
        assertThat(lead.send("POST", path + "/unlock", null).status()).isEqualTo(404);
        assertThat(lead.get("/kiosk-login/users?max=1000").toString()).doesNotContain(id);
        assertThat(lead.get("/kiosk-login/badges?max=1000").toString()).doesNotContain(id);
        shop.admin().send("POST", path + "/badges", Map.of("loginString", card));
        assertThat(lead.send("POST", "/kiosk-login/badges/owner", Map.of("loginString", card))
                        .status())
                .isEqualTo(404);
    }

    private static String outOfReach(String whom, Person lead) {
        switch (whom) {
            case "self":
                return lead.id();
            case "equal":
                return shop.member("operators").id();
            case "stronger":
                return shop.member("administrators").id();
            case "admin":
                Person admin = shop.member();
                shop.grantOfManagement(admin.id(), "view-clients");
                return admin.id();
            case "adminByGroup":
                Person grouped = shop.member();
                String name = "admins" + CARD.incrementAndGet();
                String group = shop.admin()
                        .expect("POST", "/groups", Map.of("name", name))
                        .header("Location");
                String groupId = group.substring(group.lastIndexOf('/') + 1);
                String client = "/clients/"
                        + shop.admin()
                                .get("/clients?clientId=realm-management")
                                .get(0)
                                .get("id")
                                .asText();
                shop.admin()
                        .expect(
                                "POST",
                                "/groups/" + groupId + "/role-mappings" + client,
                                List.of(shop.admin().get(client + "/roles/manage-users")));
                shop.join(grouped.id(), name);
                return grouped.id();
            case "otherLead":
                return shop.lead("viewer").id();
            case "outsider":
                return shop.person().id();
            default:
                String service = shop.admin()
                        .expect(
                                "POST",
                                "/clients",
                                Map.of("clientId", "robot" + CARD.incrementAndGet(), "serviceAccountsEnabled", true))
                        .header("Location");
                String robot = shop.admin()
                        .get("/clients/" + service.substring(service.lastIndexOf('/') + 1) + "/service-account-user")
                        .get("id")
                        .asText();
                shop.join(robot, "till");
                return robot;
        }
    }

    @Test
    void whatTheyGaveIsOfNoUseOnceItsOwnerIsPromoted() {
        Person member = shop.member();
        Admin lead = shop.byBadge(shop.lead());
        String card = card();
        give(lead, member, card);
        lead.expect("PUT", desk(member) + "/pin", Map.of("pin", "864209"));

        shop.grant(member.id(), "operators");

        assertThat(shop.kiosk().badge(card).status()).isEqualTo(401);
        assertThat(shop.kiosk().pin(member.name(), "864209").status()).isEqualTo(401);
        assertThat(shop.kiosk().badge(member.badge()).status()).isEqualTo(200);
    }

    @Test
    void whatTheyGaveIsOfNoUseOnceItsOwnerIsAnAdmin() {
        Person member = shop.member();
        String card = card();
        give(shop.byBadge(shop.lead()), member, card);

        shop.grantOfManagement(member.id(), "manage-users");

        assertThat(shop.kiosk().badge(card).status()).isEqualTo(401);
    }

    @Test
    void aPinOfThePersonIsBoundOnceALeadHasTypedIt() {
        Person member = shop.member();
        shop.byBadge(shop.lead()).expect("PUT", desk(member) + "/pin", Map.of("pin", member.pin()));

        shop.grant(member.id(), "administrators");

        assertThat(shop.kiosk().pin(member.name(), member.pin()).status()).isEqualTo(401);
    }

    @Test
    void aLeadWhoMovesTheEndOfABadgeBindsIt() {
        Person member = shop.member();
        String card = card();
        String id = shop.admin()
                .expect("POST", desk(member) + "/badges", Map.of("loginString", card, "validUntil", "today"))
                .json()
                .get("id")
                .asText();

        Answer forever =
                shop.byBadge(shop.lead()).expect("PUT", desk(member) + "/badges/" + id, Map.of("validUntil", ""));

        assertThat(forever.json().get("belowPower").asInt()).isEqualTo(50);
        shop.grant(member.id(), "operators");
        assertThat(shop.kiosk().badge(card).status()).isEqualTo(401);
    }

    @Test
    void aPinOfALeadIsTheAdminsOnceTheyGiveItToo() {
        Person member = shop.member();
        shop.byBadge(shop.lead()).expect("PUT", desk(member) + "/pin", Map.of("pin", "864209"));
        shop.admin().expect("PUT", desk(member) + "/pin", Map.of("pin", "864209"));

        shop.grant(member.id(), "operators");

        assertThat(shop.kiosk().pin(member.name(), "864209").status()).isEqualTo(200);
    }

    @Test
    void anOutgrownPinLocksNobodyOut() {
        Person member = shop.member();
        shop.byBadge(shop.lead()).expect("PUT", desk(member) + "/pin", Map.of("pin", "864209"));
        shop.grant(member.id(), "operators");

        for (int i = 0; i < 7; i++) {
            assertThat(shop.kiosk().pin(member.name(), "864209").status()).isEqualTo(401);
        }

        assertThat(shop.admin().get(desk(member)).get("pin").has("refusedUntil"))
                .isFalse();
    }

    @Test
    void aLeadWhoMayAlsoSeeUsersIsStillALead() {
        Person lead = shop.lead();
        shop.grantOfManagement(lead.id(), "view-users");
        Person member = shop.member();

        assertThat(give(shop.byPassword(lead, shop.kiosk()), member, card()).status())
                .isEqualTo(201);
    }

    @Test
    void aLeadCannotGuessAPinByLiftingItsWaits() {
        Person member = shop.member();
        Admin lead = shop.byBadge(shop.lead());
        for (int i = 0; i < 5; i++) {
            lead.expect("POST", desk(member) + "/unlock", null);
        }

        assertThat(lead.send("POST", desk(member) + "/unlock", null).status()).isEqualTo(429);
        shop.admin().expect("POST", desk(member) + "/unlock", null);
    }

    @Test
    void anAdminWhoGivesTheSameBadgeLiftsTheBound() {
        Person member = shop.member();
        String card = card();
        give(shop.byBadge(shop.lead()), member, card);

        Answer again = give(shop.admin(), member, card);

        assertThat(again.json().has("belowPower")).isFalse();
        shop.grant(member.id(), "operators");
        assertThat(shop.kiosk().badge(card).status()).isEqualTo(200);
    }

    @Test
    void anotherLeadWhoGivesTheSameBadgeLiftsNoBound() {
        Person member = shop.member();
        String card = card();
        give(shop.byBadge(shop.lead()), member, card);

        Answer again = give(shop.byBadge(shop.lead("administrators")), member, card);

        assertThat(again.json().get("belowPower").asInt()).isEqualTo(50);
    }

    @Test
    void theyDoNothingElse() {
        Person member = shop.member();
        Person leadPerson = shop.lead();
        for (Admin lead : List.of(shop.byBadge(leadPerson), shop.byPassword(leadPerson, shop.kiosk()))) {
            String user = "/users/" + member.id();
            assertThat(lead.send("GET", user, null).status()).isEqualTo(403);
            assertThat(lead.send("PUT", user, Map.of("firstName", "X")).status())
                    .isEqualTo(403);
            assertThat(lead.send("PUT", user + "/reset-password", Map.of("type", "password", "value", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(lead.send("POST", user + "/impersonation", null).status())
                    .isEqualTo(403);
            assertThat(lead.send("GET", "/users?max=1", null).status()).isEqualTo(403);
            assertThat(lead.send("GET", "/kiosk-login/check", null).status()).isEqualTo(403);
            assertThat(lead.send("POST", LivingRealm.SET_UP, Map.of()).status()).isEqualTo(403);
            assertThat(lead.send("DELETE", LivingRealm.SET_UP + "?credentials=delete", null)
                            .status())
                    .isEqualTo(403);
            assertThat(lead.send("DELETE", desk(member) + "/pin", null).status())
                    .isEqualTo(403);
        }
        assertThat(shop.byBadge(leadPerson).get(desk(member)).toString()).doesNotContain("@");
    }

    @Test
    void aSearchFindsByNameAndNotByEmail() {
        Person member = shop.member().change(user -> user.put("email", "secret.mail@example.com"));
        Admin lead = shop.byBadge(shop.lead());

        assertThat(shop.admin().get("/kiosk-login/users?search=secret.mail").toString())
                .contains(member.id());
        assertThat(lead.get("/kiosk-login/users?search=secret.mail")).isEmpty();
        assertThat(lead.get("/kiosk-login/users?search=" + member.name()).toString())
                .contains(member.id());
    }

    @Test
    void withoutTheRoleNothingIsOpen() {
        Person member = shop.member("operators");
        for (Admin nobody : List.of(shop.byBadge(member), shop.byPassword(member, shop.kiosk()))) {
            Person other = shop.member();
            assertThat(nobody.send("GET", desk(other), null).status()).isIn(403, 404);
            assertThat(nobody.send("GET", "/kiosk-login/users", null).status()).isEqualTo(403);
            assertThat(give(nobody, other, card()).status()).isIn(403, 404);
        }
    }

    @Test
    void withoutGroupsInTheSettingsALeadReachesNobody(KeycloakServer server) {
        Shop empty = Shop.open(server, "lead-none");
        empty.admin().set("badge-desk-groups");
        Person member = empty.member();

        assertThat(give(empty.byBadge(empty.lead()), member, card()).status()).isEqualTo(404);
    }

    @Test
    void whatALeadDidIsAnEventThatNamesThem() {
        Person member = shop.member();
        Person lead = shop.lead();
        give(shop.byBadge(lead), member, card());

        assertThat(shop.events("users/" + member.id() + "/kiosk-login/*")
                        .get(0)
                        .get("authDetails")
                        .get("userId")
                        .asText())
                .isEqualTo(lead.id());
    }

    @Test
    void tooManyBadgesAreTooMany() {
        Admin lead = shop.byBadge(shop.lead());
        Answer last = null;
        for (int i = 0; i < 121; i++) {
            last = lead.send("POST", "/kiosk-login/badges/owner", Map.of("loginString", card()));
        }
        assertThat(last.status()).isEqualTo(429);
    }

    @Test
    void whoIsNamedInAPolicyOfPermissionsIsOutOfReach(KeycloakServer server) {
        Shop fine = Shop.openWithPermissions(server, "lead-fine");
        Person member = fine.member();
        Person named = fine.member();
        Person byRole = fine.member("viewer");
        Admin lead = fine.byBadge(fine.lead());
        assertThat(give(lead, named, card()).status()).isEqualTo(201);

        fine.permit(named.id(), member.id());
        String viewer = fine.admin().get("/roles/viewer").get("id").asText();
        fine.policy("role", Map.of("roles", List.of(Map.of("id", viewer))));

        assertThat(give(lead, named, card()).status()).isEqualTo(404);
        assertThat(give(lead, byRole, card()).status()).isEqualTo(404);
        assertThat(give(lead, member, card()).status()).isEqualTo(201);
        fine.policy("user", Map.of("users", List.of(named.id()), "logic", "NEGATIVE"));
        assertThat(give(lead, member, card()).status()).isEqualTo(404);
    }

    /** Each person before a late page has to be asked about. */
    @Test
    void aLeadSeesNoMoreThanTheFirstThousand() {
        Admin lead = shop.byBadge(shop.lead());

        for (String list : List.of("badges", "users")) {
            assertThat(lead.send("GET", "/kiosk-login/" + list + "?first=900&max=100", null)
                            .status())
                    .isEqualTo(200);
            assertThat(lead.send("GET", "/kiosk-login/" + list + "?first=901&max=100", null)
                            .json()
                            .get("field")
                            .asText())
                    .isEqualTo("first");
        }
    }
}
