package io.github.keycloakkiosk.it.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PIN is older than the realm allows: only a user who knows it learns so, and must choose another. */
@KioskServer
class PinExpiryIT {

    private static final String REALM = "pin-expiry";

    private static Admin admin;

    private LoginPages browser;
    private Caller kiosk;
    private Person person;

    @BeforeAll
    static void aRealmWherePinsLastThirtyDays(KeycloakServer server) {
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("pin-max-age-days", "30");
    }

    @BeforeEach
    void somebodyWithAnOldPin(KeycloakServer server) {
        browser = LoginPages.atKiosk(server, REALM);
        kiosk = Caller.atKiosk(server, REALM);
        person = Person.create(admin);
        made("8630", 31);
    }

    @AfterEach
    void theRulesAreAsTheyWere() {
        admin.set("pin-history", "3");
    }

    @Test
    void inTheBrowserANewPinIsChosenAfterTheOldOneAndWithoutAPassword() {
        browser.open().switchTo("kiosk-pin-form").pin(person.name(), "8630");
        assertThat(browser.body()).contains("name=\"pin-again\"");

        choose("8630");
        assertThat(browser.toString()).contains("this PIN before");
        choose("2580");

        assertThat(browser.isSignedIn()).isTrue();
        assertThat(kiosk.pin(person.name(), "2580").status()).isEqualTo(200);
        assertThat(kiosk.pin(person.name(), "8630").json().get("error").asText())
                .isEqualTo("invalid_credentials");
    }

    @Test
    void aWrongPinHearsNothingOfIt() {
        browser.open().switchTo("kiosk-pin-form").pin(person.name(), "8631");

        assertThat(browser.toString()).contains("That was not right");
        assertThat(browser.body()).doesNotContain("pin-again");
        assertThat(kiosk.pin(person.name(), "8631").json().get("error").asText())
                .isEqualTo("invalid_credentials");
    }

    @Test
    void theLoginApiSaysSoAfterTheRightPinOnly() {
        Answer answer = kiosk.pin(person.name(), "8630");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("error").asText()).isEqualTo("account_not_ready");
        assertThat(person.requiredActions()).isEmpty();
    }

    @Test
    void aUserWhoDoesNotUseThePinIsNotAskedForANewOne() {
        assertThat(kiosk.badge(person.badge()).status()).isEqualTo(200);
        assertThat(kiosk.password(person.name(), person.password()).status()).isEqualTo(200);
        person.byPassword(browser);
        assertThat(browser.isSignedIn()).isTrue();
    }

    /** The owner was asked for a new PIN and went away. The owner's badge lies on the desk. */
    @Test
    void aFoundBadgeDoesNotGoOnWhereTheOwnerStopped(KeycloakServer server) {
        browser.open().switchTo("kiosk-pin-form").pin(person.name(), "8630");
        assertThat(browser.body()).contains("name=\"pin-again\"");

        LoginPages another = LoginPages.atKiosk(server, REALM);
        person.byBadge(another);
        // An expired PIN counts as not given. Otherwise a user who never replaces it would never be asked again.
        assertThat(another.body()).contains("name=\"pin\"");
        assertThat(another.isSignedIn()).isFalse();
    }

    @Test
    void whereThereIsNoHistoryTheSamePinCanBeChosenAndIsNew() {
        admin.set("pin-history", "0");
        browser.open().switchTo("kiosk-pin-form").pin(person.name(), "8630");
        choose("8630");

        assertThat(browser.isSignedIn()).isTrue();
        assertThat(kiosk.pin(person.name(), "8630").status()).isEqualTo(200);
    }

    @Test
    void thirtyDaysAreNotOver() {
        made("9163", 29);

        assertThat(kiosk.pin(person.name(), "9163").status()).isEqualTo(200);
    }

    /** Terraform and similar tools put users as their files say, again and again. */
    @Test
    void anAdminWhoPutsTheSamePinDoesNotMakeItNew() {
        assertThat(admin.putCredential(person.name(), "pin", "8630").status()).isEqualTo(204);
        assertThat(kiosk.pin(person.name(), "8630").status()).isEqualTo(401);

        assertThat(admin.putCredential(person.name(), "pin", "9163").status()).isEqualTo(204);
        assertThat(kiosk.pin(person.name(), "9163").status()).isEqualTo(200);
    }

    private LoginPages choose(String pin) {
        return browser.post(Map.of("pin", pin, "pin-again", pin));
    }

    private void made(String pin, int daysAgo) {
        Map<String, Object> credential = new HashMap<>(Admin.typed("pin", pin));
        credential.put(
                "createdDate",
                System.currentTimeMillis() - Duration.ofDays(daysAgo).toMillis());
        assertThat(admin.putCredentials(person.id(), credential).status()).isEqualTo(204);
    }
}
