package io.github.keycloakkiosk.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmClient;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each deed at a server's doors is counted exactly once, and nothing else is. */
@MetricsServer
class MetricsIT {

    private static final String APP = "http://127.0.0.1:8080/app";
    private static final String REALM = "metered";
    private static final String ALLOWED = "kiosk_address_judgements_total allowed";
    private static final String STRANGER = "kiosk_address_judgements_total not_whitelisted";
    private static final String EVICTED = "kiosk_sessions_ended_total session_cap";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;

    private Person person;

    @BeforeAll
    static void aRealmOfItsOwn(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {
            RealmClient.add(realm, "asks")
                    .put("consentRequired", true)
                    .putArray("redirectUris")
                    .add(APP);
            drawFlow(realm, "bare", "kiosk-grant-user", "kiosk-grant-pin");
            drawFlow(realm, "bare-password", "kiosk-grant-user", "kiosk-grant-password");
        });
        kiosk = Caller.atKiosk(server, REALM);
    }

    private static void drawFlow(ObjectNode realm, String client, String... steps) {
        String id = REALM + "-" + client;
        ObjectNode flow = realm.withArray("authenticationFlows").addObject();
        flow.put("id", id).put("alias", client).put("providerId", "basic-flow").put("topLevel", true);
        flow.put("builtIn", false);
        for (String step : steps) {
            ObjectNode execution = flow.withArray("authenticationExecutions").addObject();
            execution.put("authenticator", step).put("requirement", "REQUIRED");
            execution.put("priority", flow.withArray("authenticationExecutions").size());
        }
        RealmClient.add(realm, client)
                .putObject("authenticationFlowBindingOverrides")
                .put("direct_grant", id);
    }

    @BeforeEach
    void somebody() {
        person = Person.create(admin);
    }

    @Test
    void aLoginByPin() {
        assertThat(added(() -> kiosk.pin(person.name(), person.pin())))
                .isEqualTo(counts("kiosk_logins_total pin success", 1, ALLOWED, 1));
    }

    @Test
    void aLoginByBadge() {
        assertThat(added(() -> kiosk.badge(person.badge())))
                .isEqualTo(counts("kiosk_logins_total badge success", 1, ALLOWED, 1));
    }

    @Test
    void aLoginByPasswordFromAnywhere() {
        assertThat(added(() -> Caller.stranger(server, REALM).password(person.name(), person.password())))
                .isEqualTo(counts("kiosk_logins_total password success", 1));
    }

    @Test
    void aWrongPin() {
        assertThat(added(() -> kiosk.pin(person.name(), "0000")))
                .isEqualTo(refused("pin", "invalid_user_credentials", ALLOWED));
    }

    @Test
    void thePinOfAnUnknownUser() {
        assertThat(added(() -> kiosk.pin("nobody", "0000"))).isEqualTo(refused("pin", "user_not_found", ALLOWED));
    }

    @Test
    void thePinOfADisabledUser() {
        person.change(user -> user.put("enabled", false));

        assertThat(added(() -> kiosk.pin(person.name(), person.pin())))
                .isEqualTo(refused("pin", "user_disabled", ALLOWED));
    }

    @Test
    void anUnknownBadge() {
        assertThat(added(() -> kiosk.badge("04AB99999999")))
                .isEqualTo(refused("badge", "invalid_user_credentials", ALLOWED));
    }

    @Test
    void aWrongPassword() {
        assertThat(added(() -> kiosk.password(person.name(), "wrong")))
                .isEqualTo(refused("password", "invalid_user_credentials"));
    }

    @Test
    void anUnknownMethod() {
        assertThat(added(() -> kiosk.grant("kiosk-api", Map.of("method", "retina", "username", person.name()))))
                .isEqualTo(refused("unknown", "unknown_method"));
    }

    @Test
    void theFifthWrongPinBeginsAWait() {
        assertThat(added(() -> {
                    for (int i = 0; i < 5; i++) {
                        kiosk.pin(person.name(), "0000");
                    }
                }))
                .isEqualTo(counts(
                        "kiosk_logins_total pin refused",
                        5,
                        "kiosk_login_refusals_total pin invalid_user_credentials",
                        5,
                        "kiosk_guessing_waits_total pin",
                        1,
                        ALLOWED,
                        5));
        assertThat(added(() -> kiosk.pin(person.name(), person.pin())))
                .isEqualTo(refused("pin", "pin_temporarily_disabled", ALLOWED));
    }

    @Test
    void anAddressWithTooManyWrongBadges() {
        Caller other = Caller.from(server, REALM, "127.0.0.8");
        admin.set("ip-whitelist", "127.0.0.1", "127.0.0.8");
        admin.set("address-attempts-by-block", "127.0.0.8=2");

        Map<String, Double> added = added(() -> {
            other.badge("04AB88888801");
            other.badge("04AB88888802");
            other.badge("04AB88888803");
        });

        assertThat(added)
                .containsEntry("kiosk_guessing_waits_total address", 1.0)
                .containsEntry("kiosk_logins_total badge refused", 3.0)
                .containsEntry("kiosk_login_refusals_total badge too_many_attempts", 1.0);
    }

    @Test
    void aStranger() {
        assertThat(added(() -> Caller.stranger(server, REALM).pin(person.name(), person.pin())))
                .isEqualTo(refused("pin", "ip_not_whitelisted", STRANGER));
    }

    @Test
    void aStrangerOpensTheBadgePage() {
        assertThat(added(() -> LoginPages.stranger(server, REALM).open()))
                .isEqualTo(refused("badge", "ip_not_whitelisted", STRANGER));
    }

    @Test
    void anEviction() {
        for (int i = 0; i < 3; i++) {
            kiosk.pin(person.name(), person.pin());
        }

        assertThat(added(() -> kiosk.pin(person.name(), person.pin())))
                .isEqualTo(counts("kiosk_logins_total pin success", 1, ALLOWED, 1, EVICTED, 1));
    }

    @Test
    void theNoticesOfEvictions() {
        try (LogoutReceiver app = LogoutReceiver.open()) {
            admin.setLogoutUrl("kiosk-api", app.url());
            for (int i = 0; i < 3; i++) {
                kiosk.pin(person.name(), person.pin());
            }
            String delivered = "kiosk_logout_notices_total delivered";
            assertThat(Scrape.added(server, delivered, () -> kiosk.pin(person.name(), person.pin())))
                    .isEqualTo(counts("kiosk_logins_total pin success", 1, ALLOWED, 1, EVICTED, 1, delivered, 1));

            admin.setLogoutUrl("kiosk-api", app.url().replace("/logout", "/nowhere"));
            String failed = "kiosk_logout_notices_total failed";
            assertThat(Scrape.added(server, failed, () -> kiosk.pin(person.name(), person.pin())))
                    .containsEntry(failed, 1.0)
                    .doesNotContainKey(delivered);
        } finally {
            admin.setLogoutUrl("kiosk-api", "");
        }
    }

    @Test
    void theNextPersonReplacesTheSessionOfTheLast() {
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        person.byPin(browser);
        Person next = Person.create(admin);

        assertThat(added(() -> next.byPin(browser, "prompt=login")))
                .containsEntry("kiosk_logins_total pin success", 1.0)
                .containsEntry("kiosk_sessions_ended_total replaced", 1.0);
    }

    @Test
    void aPinAfterTheBadgeIsOneLogin() {
        LoginPages browser = LoginPages.atKiosk(server, REALM);

        assertThat(added(() -> browser.open().badge(person.badge()).pin(person.pin())))
                .containsEntry("kiosk_logins_total badge_pin success", 1.0)
                .doesNotContainKey("kiosk_logins_total badge success");
    }

    /** Single sign-on asks for no secret. */
    @Test
    void singleSignOnIsNoLogin() {
        LoginPages browser = person.byPin(LoginPages.atKiosk(server, REALM));

        assertThat(added(() -> assertThat(browser.newTab().open().isSignedIn()).isTrue()))
                .isEmpty();
    }

    /** After a required action, Keycloak's event has forgotten the method. */
    @Test
    void aLoginWithARequiredActionCountsOnce() {
        person.require("kiosk-set-pin");
        LoginPages browser = LoginPages.atKiosk(server, REALM);

        Map<String, Double> added = added(() -> assertThat(person.byPassword(browser)
                        .post(Map.of("pin", "826493", "pin-again", "826493"))
                        .isSignedIn())
                .isTrue());

        assertThat(added)
                .containsEntry("kiosk_logins_total password success", 1.0)
                .doesNotContainKey("kiosk_logins_total password refused");
    }

    /** Keycloak has said LOGIN by then, and takes it back. */
    @Test
    void aLoginThatIsFinishedElsewhereIsARefusal() {
        LoginPages browser = LoginPages.atKiosk(server, REALM).openFor("asks", APP);
        browser.switchTo("kiosk-pin-form").pin(person.name(), person.pin());

        String consent = server.url().resolve(browser.action()).toString();

        assertThat(added(() -> browser.movedTo("127.0.0.2").postTo(consent, Map.of("accept", "Yes"))))
                .containsEntry("kiosk_logins_total pin refused", 1.0)
                .containsEntry("kiosk_login_refusals_total pin ip_not_whitelisted", 1.0)
                .doesNotContainKey("kiosk_logins_total pin success");
    }

    @Test
    void theLoginsOfOtherRealmsAreNotOurs() {
        Admin plain = RealmCopy.createEmpty(server, "not-metered");
        plain.createUser("somebody", Map.of("type", "password", "value", "secret"));
        Caller caller = Caller.atKiosk(server, "not-metered");

        assertThat(added(() -> {
                    caller.grant("admin-cli", Map.of("username", "somebody", "password", "secret"));
                    caller.grant("admin-cli", Map.of("username", "somebody", "password", "wrong"));
                    Admin.serverInfo(server);
                }))
                .isEmpty();
    }

    /** A flow that is a list of our steps, without the condition on the method. */
    @Test
    void aFlowWithoutTheCondition() {
        Map<String, String> unknown = Map.of("username", "nobody", "pin", "0000");
        Map<String, String> right = Map.of("username", person.name(), "pin", person.pin());

        assertThat(added(() -> kiosk.grant("bare", unknown))).isEqualTo(refused("pin", "user_not_found"));
        assertThat(added(() -> kiosk.grant("bare", right)))
                .isEqualTo(counts("kiosk_logins_total pin success", 1, ALLOWED, 1));
        Map<String, String> wrong = Map.of("username", person.name(), "password", "wrong");
        assertThat(added(() -> kiosk.grant("bare-password", wrong)))
                .isEqualTo(refused("password", "invalid_user_credentials"));
    }

    @Test
    void theStoreIsTrusted() {
        assertThat(Scrape.of(server).values()).containsEntry("kiosk_store_trusted", 1.0);
    }

    /** Which is why ours have no label for the realm. */
    @Test
    void keycloaksOwnCountersKnowTheRealm() {
        kiosk.pin(person.name(), "0000");

        assertThat(Scrape.of(server).text().lines())
                .anyMatch(line -> line.startsWith("keycloak_user_events_total{")
                        && line.contains("error=\"invalid_user_credentials\"")
                        && line.contains("event=\"login\"")
                        && line.contains("realm=\"" + REALM + "\""));
    }

    @Test
    void nothingThatSomebodySendsIsALabel() {
        kiosk.grant("kiosk-api", Map.of("method", "evil-method", "username", "evil-name"));
        kiosk.pin("evil-name", "0000");

        assertThat(Scrape.of(server).text().lines().filter(line -> line.contains("kiosk_")))
                .isNotEmpty()
                .noneMatch(line -> line.contains("evil"))
                .noneMatch(line -> line.contains(REALM))
                .noneMatch(line -> line.contains("person"))
                .noneMatch(line -> line.contains("127.0.0"));
    }

    private static Map<String, Double> added(Runnable deeds) {
        return Scrape.added(server, deeds);
    }

    private static Map<String, Double> refused(String method, String reason, String... verdicts) {
        Map<String, Double> refused = counts(
                "kiosk_logins_total " + method + " refused",
                1,
                "kiosk_login_refusals_total " + method + " " + reason,
                1);
        for (String verdict : verdicts) {
            refused.put(verdict, 1.0);
        }
        return refused;
    }

    /** @param pairs of a series and its number */
    private static Map<String, Double> counts(Object... pairs) {
        Map<String, Double> counts = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            counts.put((String) pairs[i], ((Integer) pairs[i + 1]).doubleValue());
        }
        return counts;
    }
}
