package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakkiosk.it.proxy.Setup.Way;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The proof of the whitelist through a real proxy: what it shows of a right one, and that it shows the hole of a wrong one. */
@BehindProxies
@KioskServer
class WhitelistProofBehindProxyIT {

    private static final Setup RIGHT =
            Setup.safe(Nginx.with("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for"));
    private static final Setup WRONG = Setup.unsafe(Nginx.with());

    @Test
    void showsTheWayThroughTheProxyAndWhetherAForgedHeaderIsBelieved(KeycloakServer server) throws Exception {
        Trial trial = Trial.on(server, "proof-behind-proxy");
        Client kiosk = People.OF_IPV4.kiosk();
        Client stranger = People.OF_IPV4.stranger();
        Claim claim = trial.settings(RIGHT, People.OF_IPV4);
        String path = URI.create(trial.admin()
                        .expect("POST", "/kiosk-login/whitelist-proof", null)
                        .json()
                        .get("url")
                        .asText())
                .getPath();
        try (Way right = trial.open(RIGHT, kiosk)) {
            JsonNode plain = judged(right, kiosk, path, "");
            assertThat(plain.get("verdict").asText()).isEqualTo("allowed");
            assertThat(plain.at("/hops/0/is").asText()).isEqualTo("trusted proxy");
            assertThat(plain.at("/hops/1/address").asText()).isEqualTo(kiosk.address());
            for (String forged : new String[] {
                "", "X-Forwarded-For: {kiosk}\r\n", "X-Forwarded-For: {kiosk}\r\nX-Forwarded-For: {kiosk}, {proxy}\r\n",
                "X-Real-IP: {kiosk}\r\n", "Forwarded: for={kiosk}\r\n",
                        "Via: 1.1 {kiosk}\r\nTrue-Client-IP: {kiosk}\r\n"
            }) {
                JsonNode refused = judged(right, stranger, path, claim.in(forged));
                assertThat(refused.get("verdict").asText()).as(forged).isEqualTo("refused");
                // A proxy that passes on what contradicts it names no client.
                assertThat(refused.at("/hops/1/address").asText()).as(forged).isIn(stranger.address(), "");
            }
        }
        try (Way wrong = trial.open(WRONG, kiosk)) {
            JsonNode believed = judged(wrong, stranger, path, claim.in("X-Forwarded-For: {kiosk}\r\n"));
            assertThat(believed.get("verdict").asText()).isEqualTo("allowed");
            assertThat(judged(wrong, stranger, path, "").get("verdict").asText())
                    .isEqualTo("refused");
        }
    }

    private static JsonNode judged(Way way, Client client, String path, String headers) throws Exception {
        String answer = client.send(
                way.doors().get(0),
                "GET " + path + "/verdict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n",
                30_000,
                "");
        assertThat(answer).contains(" 200 ");
        return new ObjectMapper()
                .readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1))
                .get("address");
    }
}
