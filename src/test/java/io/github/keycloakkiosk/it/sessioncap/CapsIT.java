package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of sessions that a user keeps: the cap of exactly the user's power, else the default; 0 is no limit. */
@KioskServer
class CapsIT {

    private static final String REALM = "caps";
    private static final int LOGINS = 5;

    private static Admin admin;
    private static Caller kiosk;

    private Person person;
    private Sessions sessions;

    @BeforeAll
    static void rolesOfManyPowers(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        kiosk = Caller.atKiosk(server, REALM);
        Stream.of(10, 49, 50, 51, 60, 70).forEach(power -> role("power-" + power, power));
        role("trainee", null);
        role("composite", null);
        admin.expect(
                "POST",
                "/roles-by-id/" + role("composite").get("id").asText() + "/composites",
                List.of(role("power-50")));
    }

    private static void role(String name, Integer power) {
        admin.expect("POST", "/roles", Map.of("name", name));
        if (power != null) {
            admin.expect("PUT", "/roles/" + name, Map.of("name", name, "attributes", Map.of("power", List.of(power))));
        }
    }

    @BeforeEach
    void capsOfManyPowers() {
        admin.set("session-cap", "2");
        admin.set("session-caps-by-power", "10=3", "50=1", "70=0");
        person = Person.create(admin);
        sessions = Sessions.of(admin, person.name());
    }

    @ParameterizedTest
    @CsvSource({
        "'',                2",
        "trainee,           2",
        "power-10,          3",
        "power-49,          2",
        "power-50,          1",
        "power-51,          2",
        "power-60,          2",
        "power-70,          5",
        "power-10 power-50, 1",
        "power-50 power-10, 1",
        "power-50 power-60, 2",
        "power-50 power-70, 5",
        "composite,         1",
    })
    void theCapIsThatOfTheHighestPower(String roles, int left) {
        Arrays.stream(roles.split(" ")).filter(role -> !role.isEmpty()).forEach(this::give);

        assertLeft(left);
    }

    @Test
    void aRoleThroughAGroupCounts() {
        admin.expect("POST", "/groups", Map.of("name", "shift"));
        String group = admin.get("/groups?search=shift").get(0).get("id").asText();
        admin.expect("POST", "/groups/" + group + "/role-mappings/realm", List.of(role("power-50")));
        admin.expect("PUT", "/users/" + sessions.userId() + "/groups/" + group, null);

        assertLeft(1);
    }

    @Test
    void aDefaultOfZeroIsNoLimitButForPowersThatHaveTheirOwn() {
        admin.set("session-cap", "0");
        assertLeft(LOGINS);

        give("power-50");
        assertLeft(1);
    }

    @Test
    void anotherRoleIsAnotherCapFromTheNextLoginOn() {
        give("power-10");
        assertLeft(3);

        String newest = logins(1).get(0);
        take("power-10");
        assertThat(sessions.count()).isEqualTo(3);
        String next = logins(1).get(0);
        assertThat(sessions.ids()).containsExactlyInAnyOrder(newest, next);

        give("power-70");
        List<String> more = logins(2);
        assertThat(sessions.ids()).contains(newest, next).containsAll(more).hasSize(4);
    }

    @Test
    void aLowerDefaultEndsAllThatAreTooManyTheOldestFirst() {
        admin.set("session-cap", "0");
        List<String> opened = logins(LOGINS);
        admin.set("session-cap", "3");
        assertThat(sessions.count()).isEqualTo(LOGINS);

        String last = logins(1).get(0);

        assertThat(sessions.ids()).containsExactlyInAnyOrder(opened.get(3), opened.get(4), last);
        assertThat(sessions.logouts())
                .extracting(event -> event.get("sessionId").asText())
                .containsExactlyInAnyOrder(opened.get(0), opened.get(1), opened.get(2));
    }

    /** Checks that after more logins than any cap admits, so many sessions are left: the newest. */
    private void assertLeft(int cap) {
        List<String> opened = logins(LOGINS);
        assertThat(sessions.ids()).containsExactlyInAnyOrderElementsOf(opened.subList(LOGINS - cap, LOGINS));
    }

    private List<String> logins(int count) {
        return IntStream.range(0, count)
                .mapToObj(login -> Sessions.id(kiosk.badge(person.badge())))
                .toList();
    }

    private void give(String role) {
        admin.expect("POST", roles(), List.of(role(role)));
    }

    private void take(String role) {
        admin.expect("DELETE", roles(), List.of(role(role)));
    }

    private String roles() {
        return "/users/" + sessions.userId() + "/role-mappings/realm";
    }

    private static JsonNode role(String name) {
        return admin.get("/roles/" + name);
    }
}
