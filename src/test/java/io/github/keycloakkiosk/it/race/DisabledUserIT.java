package io.github.keycloakkiosk.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KioskCluster;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** An admin disables a user who is just logging in. After the answer the user gets no further, on either server. */
@KioskCluster
class DisabledUserIT {

    private static final int HERE = 0;
    private static final int THERE = 1;

    private static RaceRealm realm;

    private Person person;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        realm = RaceRealm.create(cluster, "disabled-user");
    }

    @BeforeEach
    void somebody() {
        person = Person.create(realm.admin(HERE));
    }

    @RepeatedTest(6)
    void byPinAndByBadge(RepetitionInfo round) throws Exception {
        List<Supplier<Answer>> ways = Stream.concat(
                        realm.atEach(caller -> caller.badge(person.badge())).stream(),
                        realm.atEach(caller -> caller.pin(person.name(), person.pin())).stream())
                .toList();
        List<String> tokens = ways.subList(0, 2).stream()
                .map(login -> login.get().json().get("token").asText())
                .toList();
        for (int node : List.of(HERE, THERE)) {
            assertThat(realm.kiosk(node).userinfo(tokens.get(node)).status()).isEqualTo(200);
        }
        String path = "/users/" + person.id();
        Admin here = realm.admin(round.getCurrentRepetition());

        Repeated.assertRefusedAfter(() -> here.send("PUT", path, Map.of("enabled", false)), ways);

        // A login that was granted before has a session that Keycloak refuses.
        for (int node : List.of(HERE, THERE)) {
            assertThat(realm.kiosk(node).userinfo(tokens.get(node)).status()).isNotEqualTo(200);
        }

        enable(round.getCurrentRepetition() + 1, true);
        assertThat(ways).allSatisfy(way -> assertThat(way.get().status()).isEqualTo(200));
    }

    @Test
    void whileTheirPinPageIsOpen() {
        for (int node : List.of(HERE, THERE)) {
            LoginPages page = realm.browser(HERE).open().switchTo("kiosk-pin-form");
            enable(node, false);
            assertRefused(page.pin(person.name(), person.pin()));
            enable(node, true);
            assertThat(page.pin(person.name(), person.pin()).isSignedIn())
                    .as(page.toString())
                    .isTrue();
        }
    }

    @Test
    void whileTheirBadgePageIsOpen() {
        assertThat(realm.kiosk(HERE).pin(person.name(), person.pin()).status()).isEqualTo(200);
        for (int node : List.of(HERE, THERE)) {
            LoginPages page = realm.browser(HERE).open();
            enable(node, false);
            assertRefused(page.badge(person.badge()));
            enable(node, true);
            assertThat(page.badge(person.badge()).isSignedIn())
                    .as(page.toString())
                    .isTrue();
        }
    }

    @Test
    void betweenTheBadgeAndThePin() {
        for (int node : List.of(HERE, THERE)) {
            LoginPages page = realm.browser(HERE).open().badge(person.badge());
            assertThat(page.isSignedIn()).isFalse();
            enable(node, false);
            assertRefused(page.pin(person.pin()));
            enable(node, true);
            // And the redirect back does not find the user signed in.
            assertThat(page.open().isSignedIn()).isFalse();
        }
    }

    @Test
    void aUserDeletedBetweenTheBadgeAndThePinSignsInNowhere() {
        LoginPages page = realm.browser(HERE).open().badge(person.badge());
        realm.admin(THERE).expect("DELETE", "/users/" + person.id(), null);

        assertRefused(page.pin(person.pin()));
    }

    private void enable(int node, boolean enabled) {
        new Person(realm.admin(node), person.name(), person.password(), person.pin(), person.badge())
                .change(user -> user.put("enabled", enabled));
    }

    private static void assertRefused(LoginPages page) {
        assertThat(page.isSignedIn()).as(page.toString()).isFalse();
        assertThat(page.cookie("KEYCLOAK_IDENTITY")).as(page.toString()).isEmpty();
        assertThat(page.status()).as(page.toString()).isLessThan(500);
    }
}
