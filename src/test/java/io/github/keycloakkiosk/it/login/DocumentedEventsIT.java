package io.github.keycloakkiosk.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.EventsDocument;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LoginPages;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.client.SentSecrets;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;

/** No event of the main paths has an error, a detail or a reason of a logout that docs/events.md does not name. */
@KioskServer
class DocumentedEventsIT {

    private static final String REALM = "documented-events";
    private static final EventsDocument DOCUMENT = EventsDocument.read();

    @Test
    void everythingThatIsOursIsInTheTables(KeycloakServer server) throws IllegalAccessException {
        Admin admin = RealmCopy.create(server, REALM, realm -> {});
        walk(server, admin);

        Set<String> keycloaks = constants(Details.class);
        Set<String> errors = new TreeSet<>(DOCUMENT.names("Errors"));
        errors.addAll(DOCUMENT.errorsOfKeycloak());
        Set<String> details = DOCUMENT.names("Details");
        Set<String> reasons = DOCUMENT.names("Reasons of a LOGOUT");
        assertThat(constants(Errors.class)).containsAll(DOCUMENT.errorsOfKeycloak());
        Set<String> seen = new TreeSet<>();
        for (JsonNode event : admin.get("/events?max=1000")) {
            String type = event.get("type").asText();
            if (event.hasNonNull("error")) {
                seen.add(event.get("error").asText());
                assertThat(errors).as("%s", event).contains(event.get("error").asText());
            }
            event.path("details").fieldNames().forEachRemaining(name -> {
                seen.add(name);
                if (!keycloaks.contains(name)) {
                    assertThat(details).as("%s", event).contains(name);
                }
            });
            if (type.equals("LOGOUT") && event.at("/details/reason").isTextual()) {
                seen.add(event.at("/details/reason").asText());
                assertThat(reasons)
                        .as("%s", event)
                        .contains(event.at("/details/reason").asText());
            }
        }
        assertThat(seen)
                .as("the walk has met")
                .contains("badge_id", "badge_label", "client_address", "clientfp", "parameter", "refused_until")
                .contains("session_cap", "badge_removed", "new_session_id", "resource")
                .contains("ip_not_whitelisted", "unknown_method", "missing_parameter", "badge_expired")
                .contains("pin_temporarily_disabled", "too_many_attempts", "kiosk_session", "badge_rejected")
                .contains("password_needed", "conflict");
    }

    private static void walk(KeycloakServer server, Admin admin) {
        Caller kiosk = Caller.atKiosk(server, REALM);
        Person person = Person.create(admin);
        kiosk.pin(person.name(), person.pin());
        kiosk.password(person.name(), "wrong");
        kiosk.password("nobody", "wrong");
        kiosk.grant("kiosk-api", Map.of("method", "nfc"));
        kiosk.grant("kiosk-api", Map.of("method", "token"));
        Caller.stranger(server, REALM).badge(person.badge());
        Map<String, String> ended = new HashMap<>(Admin.typed("badge", person.badge() + "EE"));
        ended.put("credentialData", "{\"validUntil\":\"2020-01-01T00:00:00Z\"}");
        admin.putCredentials(person.id(), ended);
        kiosk.badge(person.badge() + "EE");
        Map<String, String> labelled = new HashMap<>(Admin.typed("badge", person.badge()));
        labelled.put("userLabel", "Blue card");
        admin.putCredentials(person.id(), labelled);
        String left = kiosk.badge(person.badge()).json().get("token").asText();
        kiosk.send(kiosk.request("POST", "/auth/logout")
                .setHeader("Authorization", "Bearer " + left)
                .setHeader("Content-Type", "application/json")
                .setEntity(new StringEntity("{\"clientfp\":\"front desk\"}", ContentType.APPLICATION_JSON)));
        kiosk.authorized("POST", "logout", "Bearer none");
        kiosk.post("register", Map.of("username", person.name(), "email", "x@example.com", "password", "x-secret"));
        enrol(server, person);
        admin.set("address-attempts", "30");
        admin.set("address-attempts-by-block");
        admin.set("session-cap", "1");
        kiosk.badge(person.badge());
        kiosk.badge(person.badge());
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        person.byBadge(browser);
        String token = browser.tokens().get("access_token").asText();
        kiosk.send(kiosk.request("DELETE", "/account/credentials/x")
                .setHeader("Authorization", "Bearer " + token)
                .setHeader("Accept", "application/json"));
        browser.open("kc_action=kiosk-enrol-badge");
        admin.expect("DELETE", person.path("badge"), null);
        for (int guess = 0; guess < 8; guess++) {
            kiosk.pin(person.name(), "000" + guess);
        }
        for (int guess = 0; guess < 40; guess++) {
            String card = String.format("04EE%06X", guess);
            SentSecrets.add(card);
            kiosk.badge(card);
        }
    }

    private static void enrol(KeycloakServer server, Person person) {
        LoginPages browser = LoginPages.atKiosk(server, REALM);
        person.byPassword(browser, "kc_action=kiosk-enrol-badge");
        browser.post(Map.of("login_string", "04AA00000001", "login_string-again", "04AA00000002"));
    }

    private static Set<String> constants(Class<?> type) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field constant : type.getFields()) {
            if (constant.getType() == String.class) {
                values.add((String) constant.get(null));
            }
        }
        return values;
    }
}
