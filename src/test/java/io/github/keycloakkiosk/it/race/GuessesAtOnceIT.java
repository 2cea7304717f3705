package io.github.keycloakkiosk.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.Cluster;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskCluster;
import io.github.keycloakkiosk.it.server.TestRealm;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses are counted together, however many come at once, and at whichever server. */
@KioskCluster
class GuessesAtOnceIT {

    private static final String REALM = "guesses-at-once";
    private static final int GUESSES = 50;

    private static Admin admin;
    private static List<KeycloakServer> nodes;

    @BeforeAll
    static void aRealm(Cluster cluster) {
        admin = RealmCopy.create(cluster.first(), REALM, TestRealm::limitGuesses);
        admin.set("ip-whitelist", "127.0.0.1", "127.0.0.2");
        admin.set("address-attempts-by-block", "127.0.0.1/32=0", "127.0.0.2/32=12");
        nodes = cluster.nodes();
    }

    /** The other test's guesses are in the same realm. */
    @BeforeEach
    void noEvents() {
        admin.expect("DELETE", "/events", null);
    }

    @Test
    void fiveWrongPinsAreJudged() throws Exception {
        Person person = Person.create(admin);
        List<Caller> kiosk = from("127.0.0.1");

        AtOnce.run(GUESSES, i -> kiosk.get(i % 2).pin(person.name(), "0000"));

        assertThat(errors()).filteredOn("invalid_user_credentials"::equals).hasSize(5);
        assertThat(errors()).filteredOn("pin_temporarily_disabled"::equals).hasSize(GUESSES - 5);
        assertThat(kiosk)
                .allSatisfy(
                        node -> assertThat(node.pin(person.name(), person.pin()).status())
                                .isEqualTo(401));
    }

    @Test
    void twelveUnknownBadgesAreJudged() throws Exception {
        Person person = Person.create(admin);
        List<Caller> kiosk = from("127.0.0.2");

        List<Answer> answers = AtOnce.run(GUESSES, i -> kiosk.get(i % 2).badge("no-badge-" + i));

        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(12);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(GUESSES - 12);
        assertThat(kiosk)
                .allSatisfy(
                        node -> assertThat(node.badge(person.badge()).status()).isEqualTo(429));
    }

    private static List<Caller> from(String address) {
        return nodes.stream().map(node -> Caller.from(node, REALM, address)).toList();
    }

    private static List<String> errors() {
        JsonNode events = admin.get("/events?max=100&type=LOGIN_ERROR");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.get("error").asText())
                .toList();
    }
}
