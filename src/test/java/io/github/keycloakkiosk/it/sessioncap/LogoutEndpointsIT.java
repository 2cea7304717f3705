package io.github.keycloakkiosk.it.sessioncap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Caller;
import io.github.keycloakkiosk.it.client.LogoutReceiver;
import io.github.keycloakkiosk.it.client.Patience;
import io.github.keycloakkiosk.it.client.Person;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import io.github.keycloakkiosk.it.server.ServerLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Back-channel logout endpoints that hang or refuse: evictions stand, and undelivered notices are logged and counted. */
@KioskServer
@Timeout(120)
class LogoutEndpointsIT {

    private static final String REALM = "logout-endpoints";

    private static KeycloakServer server;
    private static Admin admin;
    private static Caller kiosk;
    private static int clients;

    private final LogoutReceiver endpoint = LogoutReceiver.open();
    private Person person;
    private Counters before;

    @BeforeAll
    static void aCapOfOne(KeycloakServer running) {
        server = running;
        admin = RealmCopy.create(server, REALM, realm -> {});
        admin.set("session-cap", "1");
        kiosk = Caller.atKiosk(server, REALM);
    }

    @BeforeEach
    void somebody() {
        person = Person.create(admin);
        before = Counters.now();
    }

    @AfterEach
    void closeEndpoint() {
        endpoint.close();
    }

    @Test
    void noticesToAHangingEndpointAreLoggedAndCounted() throws Exception {
        String client = client(endpoint.url());
        endpoint.hold();
        int evictions = 40;

        login(client);
        for (int i = 0; i < evictions; i++) {
            login(client);
        }

        assertThat(Sessions.of(admin, person.name()).count()).isEqualTo(1);
        assertThat(Counters.now().since(before, "sessions evicted")).isEqualTo(evictions);
        Patience.until("a notice that is not delivered", () -> logged(client, "not delivered") >= 1);
        endpoint.release();
        Patience.until("the end of every notice", () -> Counters.now().notices(before) == evictions);
        Counters after = Counters.now();
        assertThat(after.since(before, "logout notices failed")).isEqualTo(logged(client, "not delivered"));
        assertThat(after.since(before, "logout notices dropped")).isZero();
        // The notices that waited are still delivered.
        assertThat(after.since(before, "logout notices delivered")).isGreaterThanOrEqualTo(evictions - 20);
    }

    @Test
    void noticesToARefusingEndpointAreLoggedAndCounted() throws Exception {
        String client = client(endpoint.url());
        endpoint.close();

        login(client);
        login(client);
        login(client);

        Patience.until("two notices that fail", () -> Counters.now().since(before, "logout notices failed") == 2);
        assertThat(logged(client, "not delivered")).isEqualTo(2);
        assertThat(Counters.now().since(before, "sessions evicted")).isEqualTo(2);
        assertThat(Sessions.of(admin, person.name()).count()).isEqualTo(1);
    }

    private void login(String client) {
        Sessions.token(kiosk.grant(client, Map.of("username", person.name(), "password", person.password())));
    }

    private static String client(String url) {
        String id = "endpoint-" + ++clients;
        admin.expect(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of("backchannel.logout.url", url)));
        return id;
    }

    /** The number of times that the server's log says this of a notice for that client. */
    private static long logged(String client, String what) {
        return new ServerLog(server.log())
                .linesFrom(0).stream()
                        .filter(line -> line.contains("Logout notice for client " + client + " " + what))
                        .count();
    }

    /** The numbers on the server info page. */
    private record Counters(JsonNode info) {

        static Counters now() {
            return new Counters(Admin.serverInfo(server)
                    .at("/providers/eventsListener/providers/kiosk-session-cap/operationalInfo"));
        }

        long since(Counters earlier, String name) {
            return info.get(name).asLong() - earlier.info.get(name).asLong();
        }

        /** All notices that were to be sent, whatever their outcome. */
        long notices(Counters earlier) {
            return List.of("delivered", "failed", "dropped").stream()
                    .mapToLong(end -> since(earlier, "logout notices " + end))
                    .sum();
        }
    }
}
