package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that speak HTTP/2. There, the byte that ends a line in HTTP/1.1 is a byte like any other. */
@BehindProxies
@KioskServer
class Http2ThroughProxiesIT {

    private static Trial trial;

    @BeforeAll
    static void aRealmOfItsOwn(KeycloakServer server) {
        trial = Trial.on(server, "http2");
    }

    @AfterAll
    static void noProxyStays() {
        trial.close();
    }

    /** Also straight to Keycloak, which speaks HTTP/2 without being asked. */
    static Stream<Setup> setups() {
        return Stream.of(
                Setup.safe(),
                Setup.safe(Nginx.with("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for")
                        .http2()),
                Setup.safe(Nginx.with("proxy_set_header X-Forwarded-For $remote_addr")
                        .http2()),
                Setup.safe(HaProxy.http("option forwardfor").bind("proto h2")));
    }

    private static final List<Attack> ATTACKS = Stream.of(
                    Stream.of("X=a"),
                    Stream.of("x-forwarded-for={kiosk}"),
                    Stream.of("x-forwarded-for={kiosk}, {proxy}"),
                    Stream.of("x-forwarded-for={own}", "x-forwarded-for={kiosk}"),
                    Stream.of("X-Forwarded-For={kiosk}"),
                    Stream.of("x_forwarded_for={kiosk}"),
                    Stream.of("x-forwarded-for=", "forwarded=for={kiosk}", "x-real-ip={kiosk}"),
                    Stream.of("connection=x-forwarded-for", "x-forwarded-for={kiosk}"),
                    Stream.of("te=trailers, x-forwarded-for"),
                    // A proxy may write the line break into HTTP/1.1 as it is.
                    Stream.of("a=b\r\nX-Forwarded-For: {kiosk}"),
                    Stream.of("a=b\nX-Forwarded-For: {kiosk}"),
                    Stream.of("a=b\rX-Forwarded-For: {kiosk}"),
                    Stream.of("a: b\r\nx-forwarded-for={kiosk}"),
                    Stream.of("a=b\r\n\r\nPOST / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {kiosk}\r\n\r\n"),
                    Stream.of("x-forwarded-for={kiosk}\u0000"),
                    // The same in headers that become the first line and the host.
                    Stream.of(":path=/realms/{realm}/auth/login HTTP/1.1\r\nX-Forwarded-For: {kiosk}\r\nX: "),
                    Stream.of(":method=POST /realms/{realm}/auth/login HTTP/1.1\r\nX-Forwarded-For: {kiosk}\r\nX: "),
                    Stream.of(":authority=localhost\r\nX-Forwarded-For: {kiosk}"),
                    Stream.of("host={kiosk}", "x-forwarded-for={kiosk}"),
                    // For one of the two, the body ends here and a request begins.
                    Stream.of("transfer-encoding=chunked"),
                    Stream.of("content-length=0"))
            .map(headers -> Attack.http2(Login.OLGAS_PIN, headers.toArray(String[]::new)))
            .toList();

    @ParameterizedTest
    @MethodSource("setups")
    void theKioskIsLetInAndNobodyElse(Setup setup) {
        Finding finding = trial.attempt(setup, People.OF_IPV4, Attack.http2(Login.VERAS_PIN), ATTACKS);

        assertThat(finding.letIn()).isEmpty();
        assertThat(finding.kiosk()).isTrue();
    }
}
