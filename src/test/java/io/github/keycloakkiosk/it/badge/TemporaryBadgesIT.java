package io.github.keycloakkiosk.it.badge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A badge with an end is good until then, and after it as if it had never been given. */
@KioskServer
class TemporaryBadgesIT {

    private static final String REALM = "temporary-badges";
    private static final Duration DAY = Duration.ofDays(1);
    private static final AtomicInteger CARDS = new AtomicInteger();

    private static Admin admin;

    private Caller kiosk;
    private Person person;
    private String card;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void somebodyAndACard(KeycloakServer server) {
        admin.set("badges-per-user", "5");
        admin.set("address-attempts", "20");
        admin.expect("DELETE", "/events", null);
        kiosk = Caller.atKiosk(server, REALM);
        person = Person.create(admin);
        // The PIN was given, so from now on a badge alone opens a session.
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
        card = String.format("04DA%08X", CARDS.incrementAndGet() * 7919);
    }

    /** A badge with this end; null for none. */
    static Map<String, String> badge(String card, Instant end, String label) {
        Map<String, String> badge = new HashMap<>(Admin.typed("badge", card));
        badge.put("credentialData", Admin.json(end == null ? Map.of() : Map.of("validUntil", end.toString())));
        badge.put("userLabel", label);
        return badge;
    }

    private Answer give(Person to, Instant end) {
        return admin.putCredentials(to.id(), badge(card, end, "Spare " + card.substring(8)));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    private List<String> ends(Person of) {
        return admin.credentials(of.name(), "badge").stream()
                .map(badge -> badge.get("credentialData").asText())
                .filter(data -> data.contains("validUntil"))
                .toList();
    }

    @Test
    void itIsGoodUntilItsEnd() {
        give(person, in(DAY));
        assertThat(kiosk.badge(card).json().at("/user/username").asText()).isEqualTo(person.name());

        give(person, in(Duration.ofSeconds(2)));
        Patience.until("its end", () -> kiosk.badge(card).status() == 401);

        give(person, in(DAY));
        assertThat(kiosk.badge(card).status()).isEqualTo(200);
    }

    @Test
    void afterItsEndItIsAWrongBadgeThatNobodyGuessed(KeycloakServer server) {
        admin.set("address-attempts", "3");
        give(person, in(DAY.negated()));
        String nobodys = card + "99";

        for (int tap = 0; tap < 5; tap++) {
            Answer wrong = kiosk.badge(card);
            assertThat(wrong.status()).isEqualTo(401);
            assertThat(wrong.body()).isEqualTo(kiosk.badge(nobodys).body());
        }
        Map<String, String> form = Map.of("method", "token", "login_string", card);
        assertThat(kiosk.grant("kiosk-api", form).body())
                .isEqualTo(kiosk.grant("kiosk-api", Map.of("method", "token", "login_string", nobodys))
                        .body());
        LoginPages page = LoginPages.atKiosk(server, REALM).open().badge(card);
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.body()).contains("name=\"login_string\"").doesNotContain("Too many");

        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);
        List<JsonNode> expired = new ArrayList<>();
        admin.events("LOGIN_ERROR").forEach(event -> {
            if (event.get("error").asText().equals("badge_expired")) {
                expired.add(event);
            }
        });
        assertThat(expired)
                .hasSize(7)
                .allSatisfy(event -> assertThat(event.get("userId").asText()).isEqualTo(person.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tomorrow\"", "\"\"", "1772388001", "true", "[]", "{}", "\"2026-03-01\""})
    void anEndThatIsNoInstantIsRefused(String end) {
        Map<String, String> badge = new HashMap<>(Admin.typed("badge", card));
        badge.put("credentialData", "{\"validUntil\":" + end + "}");

        Answer refused = admin.putCredentials(person.id(), badge);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("validUntil must be an instant");
        assertThat(kiosk.badge(card).status()).isEqualTo(401);
    }

    @Test
    void theCardGoesToTheNextPersonOnceItsEndIsOver() {
        Person next = Person.create(admin);
        assertThat(kiosk.pin(next.name(), next.pin()).status()).isEqualTo(200);
        give(person, in(DAY));
        assertThat(give(next, in(DAY)).status()).isEqualTo(409);

        give(person, in(DAY.negated()));
        assertThat(give(next, in(DAY)).status()).isEqualTo(204);

        assertThat(ends(person)).isEmpty();
        assertThat(kiosk.badge(card).json().at("/user/username").asText()).isEqualTo(next.name());
        assertThat(admin.credentials(person.name(), "badge")).hasSize(1);
    }

    @Test
    void afterItsEndItTakesUpNoPlaceAndNoLabel() {
        admin.set("badges-per-user", "2");
        admin.putCredentials(person.id(), badge(card, in(DAY.negated()), "Visitor"));

        Answer given = admin.putCredentials(person.id(), badge(card + "01", null, "Visitor"));

        assertThat(given.status()).as(given.body()).isEqualTo(204);
        assertThat(admin.credentials(person.name(), "badge"))
                .hasSize(2)
                .extracting(badge -> badge.path("userLabel").asText(""))
                .contains("Visitor");
        assertThat(ends(person)).isEmpty();
    }

    @Test
    void itsUserCannotMakeItPermanent(KeycloakServer server) {
        give(person, in(DAY));
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        person.byPassword(browser, "kc_action=kiosk-enrol-badge");
        browser.post(Map.of("login_string", card, "login_string-again", card, "label", "For ever"));
        assertThat(browser.parameter("kc_action_status")).contains("success");

        assertThat(ends(person)).hasSize(1);
        assertThat(admin.credentials(person.name(), "badge").toString()).contains("For ever");
    }

    @Test
    void itsUserMayEnrolTheCardAnewAfterItsEnd(KeycloakServer server) {
        give(person, in(DAY.negated()));
        admin.set("badges-per-user", "2");
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        person.byPassword(browser, "kc_action=kiosk-enrol-badge");
        browser.post(Map.of("login_string", card, "login_string-again", card, "label", "Spare " + card.substring(8)));
        assertThat(browser.parameter("kc_action_status")).contains("success");

        assertThat(ends(person)).isEmpty();
        assertThat(kiosk.badge(card).status()).isEqualTo(200);
    }

    @Test
    void anotherKeyKeepsItsEnd() {
        String key = "dGhlIGtleSBhZnRlciB0aGF0IGtleSwgMzIgYnl0ZXM=";
        give(person, in(DAY));
        String before = ends(person).get(0).replaceFirst(".*\"validUntil\":\"([^\"]+).*", "$1");
        String id = id(person);
        admin.set("secret-key", key);

        assertThat(kiosk.badge(card).status()).isEqualTo(200);

        Patience.until("it is moved", () -> !id(person).equals(id));
        assertThat(ends(person).get(0)).contains("\"validUntil\":\"" + before, "\"earlierIds\":[\"" + id);
    }

    private String id(Person of) {
        return admin.credentials(of.name(), "badge").stream()
                .filter(badge -> badge.get("credentialData").asText().contains("validUntil"))
                .map(badge -> badge.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAccountConsoleShowsItsEnd(KeycloakServer server) {
        give(person, Instant.parse("2126-12-31T18:00:59Z"));
        assertThat(info(server)).contains("kiosk-valid-until", "2126-12-31 18:00");

        assertThat(kiosk.badge(card).status()).isEqualTo(200);

        assertThat(info(server)).contains("kiosk-last-used-valid-until", "2126-12-31 18:00");
    }

    private String info(KeycloakServer server) {
        String token = person.byPassword(LoginPages.atKiosk(server, REALM))
                .tokens()
                .get("access_token")
                .asText();
        return kiosk.send(kiosk.request("GET", "/account/credentials?type=badge")
                        .setHeader("Authorization", "Bearer " + token)
                        .setHeader("Accept", "application/json"))
                .body();
    }
}
