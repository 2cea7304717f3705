package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.AtOnce;
import io.github.keycloakkiosk.it.client.Jwt;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.Wire;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Twenty logins of one user whose clients reset the connection, and what must hold when the servers have finished. */
final class HangUps {

    private static final int LOGINS = 20;
    private static final int CAP = 2;

    private final CapRealm realm;
    private final LogoutReceiver endpoint;
    private final Person person;
    private final Sessions sessions;

    private HangUps(List<KeycloakServer> nodes, LogoutUrl url, LogoutReceiver endpoint) {
        this.endpoint = endpoint;
        realm = CapRealm.create(nodes, "hang-up-" + url.ordinal(), json -> url.write(json, endpoint));
        realm.admin(0).set("session-cap", Integer.toString(CAP));
        realm.admin(0).set("ip-whitelist", "127.0.0.0/8");
        person = Person.create(realm.admin(0));
        sessions = new Sessions(realm.admin(0), person.id());
    }

    /** Makes a realm at these servers, with such a logout URL. */
    static void test(List<KeycloakServer> nodes, LogoutUrl url) throws Exception {
        try (LogoutReceiver endpoint = LogoutReceiver.open()) {
            new HangUps(nodes, url, endpoint).test();
        }
    }

    /** Each client resets at another moment after its last byte, and every fifth after half a body. */
    private void test() throws Exception {
        IntStream.range(0, CAP).forEach(login -> realm.kiosk(login).badge(person.badge()));

        List<Boolean> unanswered = AtOnce.run(LOGINS, this::sendAndReset);

        List<JsonNode> logins = awaitSettled();
        Set<String> late = new HashSet<>();
        IntStream.range(0, LOGINS).filter(unanswered::get).forEach(login -> late.add(address(login)));
        assertThat(logins)
                .filteredOn(event -> late.contains(event.get("ipAddress").asText()))
                .as("logins that nobody was there to hear of")
                .hasSizeGreaterThan(2);
        assertTold();
        assertThat(sessions.ids()).hasSize(CAP);
    }

    private boolean sendAndReset(int login) {
        String body = "{\"method\": \"token\", \"login_string\": \"" + person.badge() + "\"}";
        String head = "POST /realms/" + realm.name() + "/auth/login HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        String sent = login % 5 == 4 ? body.substring(0, body.length() / 2) : body;
        KeycloakServer node = realm.nodes().get(login % realm.nodes().size());
        return Wire.from(node, address(login)).sendAndReset(head + sent, login < LOGINS / 2 ? login : 10L * login);
    }

    /** Each login comes from another address, by which its event is known. */
    private static String address(int login) {
        return "127.0.1." + (login + 1);
    }

    /** The logins, when no more come and exactly the cap is left. */
    private List<JsonNode> awaitSettled() throws InterruptedException {
        List<JsonNode> before = logins();
        for (int look = 0; look < 60; look++) {
            Thread.sleep(500);
            List<JsonNode> logins = logins();
            boolean quiet = logins.size() == before.size();
            if (quiet && sessions.count() == CAP && sessions.logouts().size() == logins.size() - CAP) {
                return logins;
            }
            before = logins;
        }
        throw new AssertionError(before.size() + " logins, "
                + sessions.logouts().size() + " evicted, and " + sessions.count() + " sessions are left");
    }

    /** Checks that there is one LOGOUT for each ended session, and one notice to its client. */
    private void assertTold() throws InterruptedException {
        Set<String> ended = new HashSet<>();
        logins().forEach(event -> ended.add(event.get("sessionId").asText()));
        ended.removeAll(sessions.ids());
        sessions.assertEndedByLogins(ended);
        List<String> told = new ArrayList<>();
        for (int notice = 0; notice < ended.size(); notice++) {
            told.add(Jwt.claims(endpoint.nextToken()).get("sid").asText());
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(ended);
        assertThat(endpoint.waiting()).isZero();
    }

    private List<JsonNode> logins() {
        return StreamSupport.stream(realm.admin(0).events("LOGIN").spliterator(), false)
                .toList();
    }
}
