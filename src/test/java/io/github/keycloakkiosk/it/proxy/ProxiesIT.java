package io.github.keycloakkiosk.it.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakkiosk.it.client.Admin;
import io.github.keycloakkiosk.it.client.RealmCopy;
import io.github.keycloakkiosk.it.server.KeycloakServer;
import io.github.keycloakkiosk.it.server.KioskServer;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/**
 * Behind nginx and HAProxy, behind one or two proxies, and with any of Keycloak's own proxy options, the kiosk is let in.
 * Nothing that a stranger can send changes the answer, except where the table says <em>unsafe</em>.
 */
@BehindProxies
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ProxiesIT {

    @Nested
    @Order(1)
    @KioskServer
    class ProxyHeadersUnset extends OnOneServer {
        ProxyHeadersUnset() {
            super(KeycloakOptions.UNSET, Setups.headers(), Corpus.ALL);
        }
    }

    @Nested
    @Order(2)
    @KioskServer(start = "--proxy-headers=xforwarded", own = true)
    class XForwarded extends OnOneServer {
        XForwarded() {
            super(KeycloakOptions.XFORWARDED, Setups.headers(), Corpus.ALL);
        }
    }

    @Nested
    @Order(3)
    @KioskServer(
            start = {"--proxy-headers=xforwarded", "--proxy-trusted-addresses=127.0.0.8,127.0.0.9"},
            own = true)
    class XForwardedTrusted extends OnOneServer {
        XForwardedTrusted() {
            super(KeycloakOptions.XFORWARDED_TRUSTED, Setups.headers(), Corpus.SOME);
        }
    }

    @Nested
    @Order(4)
    @KioskServer(start = "--proxy-headers=forwarded", own = true)
    class Forwarded extends OnOneServer {
        Forwarded() {
            super(KeycloakOptions.FORWARDED, Setups.headers(), Corpus.SOME);
        }
    }

    /** The last proxy reaches Keycloak over IPv6. */
    @Nested
    @Order(5)
    @KioskServer(
            start = {"--http-host=::1", "--proxy-headers=forwarded", "--proxy-trusted-addresses=::1,127.0.0.9"},
            own = true)
    class ForwardedTrustedOverIpv6 extends OnOneServer {
        ForwardedTrustedOverIpv6() {
            super(KeycloakOptions.FORWARDED_TRUSTED, Setups.headersBehindOne(), Corpus.SOME);
        }

        @Override
        Trial trial(KeycloakServer server) {
            return Trial.overIpv6(server, "behind-proxies");
        }
    }

    @Nested
    @Order(6)
    @KioskServer(start = "--proxy-protocol-enabled=true", own = true)
    class ProxyProtocol extends OnOneServer {
        ProxyProtocol() {
            super(KeycloakOptions.PROXY_PROTOCOL, Setups.proxyProtocol(), Corpus.ALL);
        }

        @Override
        Trial trial(KeycloakServer server) {
            return Trial.overProxyProtocol(server, "behind-proxies");
        }

        /** A stranger who goes past the first proxy is not heard without a preamble. */
        @Override
        List<Attack> attacks(Setup setup) {
            return setup.reached() > 0 ? Requests.preambles().toList() : super.attacks(setup);
        }

        @Test
        void theLogSaysThatNobodyIsTrusted() {
            assertThat(trial().server().log())
                    .content()
                    .contains(
                            "Realm kiosk: The server option proxy-protocol-enabled is on, and there are no trusted proxies");
        }

        @Test
        void theCheckSaysSoTooUntilOneIs() {
            Admin admin = RealmCopy.create(trial().server(), "proxy-protocol-check", realm -> {});
            assertThat(codes(admin)).contains("whitelist_proxy_protocol_untrusted");

            admin.set("trusted-proxies", "127.0.0.1");
            assertThat(codes(admin)).isNotEmpty().doesNotContain("whitelist_proxy_protocol_untrusted");
        }

        private static List<String> codes(Admin admin) {
            return admin.get("/kiosk-login/check").get("findings").findValuesAsText("code");
        }

        /** This is why others must be kept off the port, though they cannot log in. */
        @Test
        void keycloaksOwnEventsBelieveAnyCallerOfThePort() {
            JsonNode event = trial().refusalOf("PROXY TCP4 {kiosk} 127.0.0.1 4000 8080\r\n");

            assertThat(event.get("ipAddress").asText())
                    .isEqualTo(People.OF_IPV4.kiosk().address());
            assertThat(event.get("details").get("client_address").asText())
                    .isEqualTo(People.OF_IPV4.stranger().address());
        }
    }

    @Nested
    @Order(7)
    class Together {
        @Test
        void theTableInTheDocsIsWhatWasFound() {
            assertThat(FoundTable.missing()).as("run the whole class").isEmpty();
            assertThat(FoundTable.written()).isEqualTo(FoundTable.markdown());
        }
    }
}
