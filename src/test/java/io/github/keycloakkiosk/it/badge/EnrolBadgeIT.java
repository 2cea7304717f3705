package io.github.keycloakkiosk.it.badge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user enrols a badge, by duty or by wish. Somebody with a found badge tries the same. */
@KioskServer
class EnrolBadgeIT {

    private static final String REALM = "enrol-badge";
    private static final String ENROL = "kc_action=kiosk-enrol-badge";
    private static final AtomicInteger BADGES = new AtomicInteger();

    private static Admin admin;

    private LoginPages browser;
    private Caller kiosk;
    private Person person;
    private String badge;

    @BeforeAll
    static void aRealm(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
    }

    @BeforeEach
    void somebodyWithABadgeInTheirHand(KeycloakServer server) {
        admin.expect("DELETE", "/events", null);
        browser = LoginPages.atKiosk(server, REALM);
        kiosk = Caller.atKiosk(server, REALM);
        person = Person.create(admin);
        badge = String.format("04CD%08X", BADGES.incrementAndGet() * 7919);
        // The PIN was given, so from now on the badge alone opens a session.
        assertThat(kiosk.pin(person.name(), person.pin()).status()).isEqualTo(200);
    }

    @Test
    void aUserWhoMustEnrolABadgeNeedsNoPassword() {
        person.require("kiosk-enrol-badge").byPin(browser);
        assertThat(browser.body()).contains("name=\"login_string-again\"", "data-kiosk-nfc=\"serial\"");
        // Once by a reader that types, once by a browser.
        tap(badge, colons(badge), " My  card ");

        assertThat(browser.isSignedIn()).as(browser.toString()).isTrue();
        assertWhose(badge, person);
        assertThat(person.requiredActions()).isEmpty();
        assertThat(labels()).contains("My  card");
        JsonNode event = admin.events("UPDATE_CREDENTIAL").get(0);
        assertThat(event.at("/details/credential_type").asText()).isEqualTo("badge");
        assertThat(event.get("userId").asText()).isEqualTo(person.id());
    }

    @Test
    void fromTheAppAndFromEverywhereAfterThePassword(KeycloakServer server) {
        LoginPages elsewhere = LoginPages.stranger(server, REALM);
        elsewhere.open(ENROL);
        assertThat(elsewhere.status()).isEqualTo(403);
        elsewhere.switchTo("kiosk-password-form").password(person.name(), person.password());
        elsewhere.post(Map.of("login_string", badge, "login_string-again", badge));
        assertThat(elsewhere.parameter("kc_action_status")).contains("success");

        assertWhose(badge, person);
        assertThat(Caller.stranger(server, REALM).badge(badge).status()).isEqualTo(403);
    }

    @Test
    void withoutANameBadgesAreNumbered() {
        person.byPassword(browser);
        for (String card : List.of("A0", "A1", "A2")) {
            browser.open(ENROL);
            tap(badge + card, badge + card, "");
            assertThat(browser.parameter("kc_action_status")).contains("success");
        }

        assertThat(labels()).contains("Badge 1", "Badge 2", "Badge 3");
    }

    @Test
    void theirOwnBadgeOnceMoreIsNoErrorAndKeepsItsName() {
        person.byPassword(browser, ENROL);
        tap(badge, badge, "Blue card");
        browser.open(ENROL);
        tap(badge, badge, "");

        assertThat(browser.parameter("kc_action_status")).contains("success");
        assertThat(labels()).containsOnlyOnce("Blue card");
        assertWhose(badge, person);
    }

    /** Otherwise any signed-in user could ask for each number whether it is a badge. */
    @Test
    void thePageIsNoWayToFindOutBadges() {
        Person other = Person.create(admin);
        person.byPassword(browser, ENROL);
        tap(badge, badge, "Mine");

        browser.open(ENROL);
        tap(other.badge(), other.badge(), "Mine");
        assertThat(browser.toString()).contains("this name").doesNotContain("belongs to somebody");

        for (int attempt = 0; attempt < 9; attempt++) {
            tap(other.badge(), other.badge(), "Another");
            assertThat(browser.toString()).contains("belongs to somebody");
        }
        tap(other.badge(), other.badge(), "Another");
        assertThat(browser.toString()).contains("cannot be saved now").doesNotContain("belongs to somebody");
    }

    @Test
    void aRefusalIsExplainedOnThePageWhichStaysUsable() {
        Person other = Person.create(admin);
        person.byPassword(browser, ENROL);

        refused("", "", "", "No badge was read", "missing");
        refused(badge, "", "", "two different badges", "mismatch");
        refused(badge, badge + "00", " My <card>", "two different badges", "mismatch");
        assertThat(browser.body()).contains("value=\" My &lt;card&gt;\"");
        refused("x".repeat(513), "x".repeat(513), "", "No badge was read", "missing");
        refused(badge, badge, "x".repeat(256), "more than 255 characters", "label");
        refused(other.badge(), colons(other.badge()), "", "belongs to somebody", "badge already assigned");
        browser.post(Map.of("login_string", badge, "login_string-again", badge, "label", "Card"));
        assertThat(browser.isSignedIn()).isTrue();

        browser.open(ENROL);
        refused(
                badge + "01",
                badge + "01",
                "card",
                "already have a badge with this name",
                "the user has another badge with this label");
        tap(badge + "01", badge + "01", "Other card");
        assertThat(browser.isSignedIn()).isTrue();
        assertWhose(badge + "01", person);
        assertWhose(other.badge(), other);
    }

    @Test
    void tenEnrolOneBadgeAtOnceOneHasItAndTheOthersGoOn(KeycloakServer server) throws Exception {
        List<Person> people =
                IntStream.range(0, 10).mapToObj(number -> Person.create(admin)).toList();
        List<LoginPages> pages = people.stream()
                .map(one -> one.byPassword(LoginPages.atKiosk(server, REALM), ENROL))
                .toList();

        AtOnce.run(
                10,
                racer -> pages.get(racer)
                        .post(Map.of("login_string", badge, "login_string-again", badge))
                        .status());

        List<Integer> winners = IntStream.range(0, 10)
                .filter(racer -> pages.get(racer).isSignedIn())
                .boxed()
                .toList();
        assertThat(winners).hasSize(1);
        assertWhose(badge, people.get(winners.get(0)));
        for (int racer = 0; racer < 10; racer++) {
            LoginPages page = pages.get(racer);
            if (!page.isSignedIn()) {
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.toString()).contains("belongs to somebody");
                String own = badge + "0" + racer;
                page.post(Map.of("login_string", own, "login_string-again", own));
                assertThat(page.isSignedIn()).isTrue();
                assertWhose(own, people.get(racer));
            }
        }
    }

    @Test
    void aFoundBadgeEnrolsNoOther() {
        person.byBadge(browser, ENROL);
        assertRefused();
        browser.post(Map.of("cancel-aia", "true"));
        assertThat(browser.parameter("kc_action_status")).contains("cancelled");

        browser.open(ENROL + ":" + person.id());
        assertRefused();
        browser.post(Map.of("cancel-aia", "true"));

        person.byPin(browser, "prompt=login");
        browser.open(ENROL + ":skip_if_exists");
        assertRefused();
    }

    @Test
    void theGearSaysWhatWebNfcReads() {
        gear("text");
        try {
            person.byPassword(browser, ENROL);
            assertThat(browser.body()).contains("data-kiosk-nfc=\"text\"");
        } finally {
            gear("serial");
        }
    }

    private static void gear(String webNfc) {
        admin.expect(
                "PUT",
                "/authentication/required-actions/kiosk-enrol-badge/config",
                Map.of("config", Map.of("web-nfc", webNfc)));
    }

    private LoginPages tap(String loginString, String again, String label) {
        return browser.post(Map.of("login_string", loginString, "login_string-again", again, "label", label));
    }

    private void refused(String loginString, String again, String label, String message, String reason) {
        tap(loginString, again, label);
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.toString()).contains(message);
        JsonNode event = admin.events("UPDATE_CREDENTIAL_ERROR").get(0);
        assertThat(event.get("error").asText()).isEqualTo("badge_rejected");
        assertThat(event.at("/details/reason").asText()).isEqualTo(reason);
    }

    /** The page says that a password is needed; the form that it does not show does not work either. */
    private void assertRefused() {
        assertThat(browser.toString()).contains("Your password is needed");
        tap(badge, badge, "");
        assertThat(browser.toString()).contains("Your password is needed");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(kiosk.badge(badge).status()).isEqualTo(401);
        assertThat(admin.events("UPDATE_CREDENTIAL_ERROR").get(0).get("error").asText())
                .isEqualTo("password_needed");
    }

    private void assertWhose(String loginString, Person owner) {
        assertThat(kiosk.badge(loginString).json().at("/user/username").asText())
                .isEqualTo(owner.name());
    }

    private List<String> labels() {
        return admin.credentials(person.name(), "badge").stream()
                .map(one -> one.path("userLabel").asText())
                .toList();
    }

    private static String colons(String hex) {
        return hex.toLowerCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");
    }
}
