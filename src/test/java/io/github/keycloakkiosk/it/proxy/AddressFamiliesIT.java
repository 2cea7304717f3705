package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients that reach the proxy over IPv6, and over a socket for both families, where an IPv4 address looks like IPv6. A
 * machine has one IPv6 loopback address, so the kiosk and the stranger cannot both have one. ({@link ProxiesIT} shows that
 * a proxy may reach Keycloak over IPv6.)
 */
@BehindProxies
@KioskServer
class AddressFamiliesIT {

    private static Trial trial;

    @BeforeAll
    static void aRealmOfItsOwn(KeycloakServer server) {
        trial = Trial.on(server, "address-families");
    }

    @AfterAll
    static void noProxyStays() {
        trial.close();
    }

    static Stream<Setup> rightOnes() {
        return Setups.headers().stream()
                .filter(setup -> setup.expected() == Outcome.SAFE
                        && setup.reached() < setup.proxies().size());
    }

    @ParameterizedTest
    @MethodSource("rightOnes")
    void aKioskOfIpv6IsAKiosk(Setup setup) {
        assertSafe(setup, People.KIOSK_OF_IPV6);
    }

    @ParameterizedTest
    @MethodSource("rightOnes")
    void aStrangerOfIpv6IsNoKiosk(Setup setup) {
        assertSafe(setup, People.STRANGER_OF_IPV6);
    }

    static Stream<Setup> dualStack() {
        return Stream.of(
                Setup.safe(Nginx.with("proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for")
                        .dualStack()),
                Setup.safe(Nginx.with("proxy_set_header X-Forwarded-For $remote_addr")
                        .dualStack()),
                Setup.safe(HaProxy.http("option forwardfor").dualStack()));
    }

    /** Such an nginx writes {@code ::ffff:127.0.0.3}. */
    @ParameterizedTest
    @MethodSource("dualStack")
    void anIpv4AddressStaysOneOnASocketForBoth(Setup setup) {
        assertSafe(setup, People.OF_IPV4);
    }

    private static void assertSafe(Setup setup, People people) {
        Finding finding = trial.attempt(setup, people, Corpus.SOME);

        assertThat(finding.letIn()).isEmpty();
        assertThat(finding.notRefused()).isEmpty();
        assertThat(finding.kiosk()).isTrue();
    }
}
