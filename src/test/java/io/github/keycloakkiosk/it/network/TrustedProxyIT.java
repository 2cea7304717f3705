package io.github.keycloakkiosk.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.Answer;
import io.github.keycloakkiosk.it.client.Doors;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind trusted proxies, the client is the rightmost address that is no trusted proxy. This test acts as the proxy. */
@KioskServer
class TrustedProxyIT {

    private static Admin admin;
    private static Doors proxy;

    /** Proxies 127.0.0.1 and 10.9.9.9; kiosks 10.0.0.5 and 2001:db8::5. */
    @BeforeAll
    static void aRealmBehindProxies(KeycloakServer server) {
        admin = RealmCopy.create(server, "proxied", realm -> {});
        admin.set("trusted-proxies", "127.0.0.1", "10.9.9.9/32");
        admin.set("ip-whitelist", "10.0.0.5/32", "2001:db8::5/128", "127.0.0.1/32");
        proxy = Doors.atKiosk(server, "proxied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.5",
                "2001:db8::5",
                "2001:DB8:0::5",
                "::ffff:10.0.0.5",
                "10.0.0.5, 10.9.9.9",
                "10.0.0.5,10.9.9.9,127.0.0.1",
                "192.0.2.1, 10.0.0.5",
                "192.0.2.1, 10.0.0.5, 10.9.9.9",
                "10.0.0.5:51008",
                "10.0.0.5:51008, 10.9.9.9:80",
                "[2001:db8::5]",
                "[2001:db8::5]:4711",
                "unknown, 10.0.0.5",
                ",10.0.0.5",
                "\"10.0.0.6, 10.0.0.5, 10.9.9.9",
            })
    void aKioskBehindTheProxyIsAKiosk(String forwardedFor) {
        assertThat(proxy.tryAll("X-Forwarded-For: " + forwardedFor + "\r\n").values())
                .extracting(Answer::status)
                .containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "10.0.0.5, 192.0.2.1",
                "10.0.0.5, 192.0.2.1, 10.9.9.9",
                "127.0.0.1",
                "10.9.9.9",
                "2001:db8::5%eth0",
                "010.0.0.5",
                "10.0.0.5, unknown",
                "10.0.0.5, unknown, 10.9.9.9",
                "10.0.0.5:65536",
                "[10.0.0.5]",
                "[2001:db8::5",
                "2001:db8::5:4711",
                "10.0.0.5:80, 192.0.2.1:80",
                "10.0.0.5,",
                "",
                "for=10.0.0.5",
            })
    void anybodyElseBehindTheProxyIsNot(String forwardedFor) {
        assertThat(proxy.tryAll("X-Forwarded-For: " + forwardedFor + "\r\n").values())
                .extracting(Answer::status)
                .containsOnly(403);
    }

    @Test
    void linesAreReadInTheirOrder() {
        String kiosk = "X-Forwarded-For: 10.0.0.5\r\n";
        String other = "X-Forwarded-For: 192.0.2.1\r\n";

        assertThat(proxy.tryAll(other + kiosk).values())
                .extracting(Answer::status)
                .containsOnly(200);
        assertThat(proxy.tryAll(kiosk + other).values())
                .extracting(Answer::status)
                .containsOnly(403);
    }

    @ParameterizedTest
    @CsvSource({"50, 200", "51, 403"})
    void fiftyEntriesAreReadAndNoMore(int entries, int status) {
        String forwardedFor = String.join(",", Collections.nCopies(entries, "10.0.0.5"));

        assertThat(proxy.tryAll("X-Forwarded-For: " + forwardedFor + "\r\n").values())
                .extracting(Answer::status)
                .containsOnly(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X-Real-IP: 10.0.0.5\r\n", "Forwarded: for=10.0.0.5\r\n"})
    void aProxyWithoutAClientsAddressSpeaksForNobody(String headers) {
        assertThat(proxy.tryAll(headers).values()).extracting(Answer::status).containsOnly(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Real-IP", "CF-Connecting-IP", "True-Client-IP", "X-Client-IP", "X-Cluster-Client-IP"})
    void aProxyThatContradictsItselfSpeaksForNobody(String header) {
        String forwardedFor = "X-Forwarded-For: 10.0.0.5\r\n";

        assertThat(proxy.tryAll(forwardedFor + header + ": 10.0.0.5\r\n").values())
                .extracting(Answer::status)
                .containsOnly(200);
        assertThat(proxy.tryAll(forwardedFor + header + ": 192.0.2.7\r\n").values())
                .extracting(Answer::status)
                .containsOnly(403);
    }

    @Test
    void aStrangerIsNoProxy(KeycloakServer server) {
        assertThat(Doors.stranger(server, "proxied")
                        .tryAll("X-Forwarded-For: 10.0.0.5\r\n")
                        .values())
                .extracting(Answer::status)
                .containsOnly(403);
    }

    @Test
    void theEventNamesTheClientAndNotTheProxy() {
        proxy.tryAll("X-Forwarded-For: 10.0.0.5, 192.0.2.7\r\n");

        assertThat(admin.events("LOGIN_ERROR").findValuesAsText("client_address"))
                .contains("192.0.2.7");
    }
}
