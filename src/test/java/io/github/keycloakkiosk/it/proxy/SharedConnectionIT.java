package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.proxy.Setup.Way;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Proxies send the requests of many clients over one connection. Each request is judged by itself. */
@BehindProxies
@KioskServer
class SharedConnectionIT {

    private static final Pattern PORTS = Pattern.compile("(?i)\r\nX-Ports: (.*)\r\n");

    /**
     * In a header of the answer, HAProxy tells the port of nginx's connection to it, and the port of its own connection to
     * Keycloak.
     */
    private static final Setup SHARING = Setup.safe(
            Nginx.with("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for"),
            HaProxy.http(
                    "option forwardfor",
                    "http-request set-var(txn.near) src_port",
                    "http-response set-header X-Ports \"%[var(txn.near)] %[bc_src_port]\""));

    @Test
    void aRequestInheritsNothingFromTheOneBeforeIt(KeycloakServer server) {
        Trial trial = Trial.on(server, "shared-connection");
        List<String> ports = new ArrayList<>();
        List<Boolean> letIn = new ArrayList<>();
        Client kiosk = People.OF_IPV4.kiosk();
        Client stranger = People.OF_IPV4.stranger();
        Claim claim = trial.settings(SHARING, People.OF_IPV4);
        try (Way way = trial.open(SHARING, kiosk)) {
            for (Client client : List.of(stranger, kiosk, kiosk, stranger, stranger, kiosk, stranger, kiosk)) {
                String answer = client.send(way.doors().get(0), claim.in(Login.VERAS_PIN.with("")), 30_000, "");
                Matcher told = PORTS.matcher(answer);
                assertThat(told.find()).as(answer).isTrue();
                ports.add(told.group(1));
                letIn.add(answer.contains("\"success\":true"));
            }
        }

        assertThat(letIn).containsExactly(false, true, true, false, false, true, false, true);
        assertThat(ports.stream().distinct())
                .as("connections, of nginx and of HAProxy")
                .hasSize(1);
    }
}
