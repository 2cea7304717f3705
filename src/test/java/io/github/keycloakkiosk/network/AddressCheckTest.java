package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

    /**
     * The whitelist has one kiosk, one kiosk network and, by the likeliest mistake, both proxies. One of the proxies is
     * trusted.
     */
    private static final AddressCheck CHECK = new AddressCheck(
            IpWhitelist.parse(List.of("192.0.2.5", "2001:db8:5::/48", "10.0.0.8", "10.0.0.9")),
            TrustedProxies.parse(List.of("10.0.0.9")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # peer         | X-Forwarded-For         | event address  | reason, none when allowed
            192.0.2.5      |                         | 192.0.2.5      |
            2001:db8:5::77 |                         | 2001:db8:5::77 |
            10.0.0.9       | 192.0.2.5               | 192.0.2.5      |
            192.0.2.6      |                         | 192.0.2.6      | not_whitelisted
            10.0.0.9       | 192.0.2.6               | 192.0.2.6      | not_whitelisted
            10.0.0.9       | 192.0.2.5, 192.0.2.6    | 192.0.2.6      | not_whitelisted
            # a whitelisted proxy that is not trusted speaks for nobody, not even for a kiosk
            10.0.0.8       | 192.0.2.5               | 10.0.0.8       | untrusted_proxy
            10.0.0.8       | 203.0.113.66            | 10.0.0.8       | untrusted_proxy
            # a whitelisted proxy that is trusted opens nothing by being whitelisted
            10.0.0.9       |                         | 10.0.0.9       | no_client_behind_proxies
            10.0.0.9       | 10.0.0.9                | 10.0.0.9       | no_client_behind_proxies
            10.0.0.9       | 203.0.113.66            | 203.0.113.66   | not_whitelisted
            # a kiosk that forwards is a proxy
            192.0.2.5      | 192.0.2.5               | 192.0.2.5      | untrusted_proxy
            10.0.0.9       | junk                    | 10.0.0.9       | forwarded_for_not_a_plain_address
            ''             |                         | unknown        | no_peer_address
            fe80::1%eth0   |                         | fe80::1%eth0   | peer_not_a_plain_address
            """)
    void allowsWhoIsKnownAndWhitelisted(String peer, String forwardedFor, String address, String reason) {
        List<String> lines = forwardedFor == null ? List.of() : List.of(forwardedFor);

        AddressVerdict verdict = CHECK.judge(Optional.of(new Connection(peer, peer, lines, List.of())));

        assertThat(verdict.clientAddress()).isEqualTo(address);
        assertThat(verdict.refusal().map(AddressRefusal::code)).isEqualTo(Optional.ofNullable(reason));
        assertThat(verdict.allowed()).isEqualTo(reason == null);
        assertThat(verdict.allowedClient().map(ClientAddress::toString))
                .isEqualTo(reason == null ? Optional.of(address) : Optional.empty());
        assertThat(verdict.explanation()).matches("[ -~]+");
    }

    @Test
    void deniesWhereThereIsNoRequest() {
        AddressVerdict verdict = CHECK.judge(Optional.empty());

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.refusal()).contains(AddressRefusal.NO_REQUEST);
        assertThat(verdict.clientAddress()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.5", "127.0.0.1", "::1"})
    void deniesEveryoneWhenTheWhitelistIsEmpty(String peer) {
        AddressVerdict verdict =
                AddressCheck.NOBODY.judge(Optional.of(new Connection(peer, peer, List.of(), List.of())));

        assertThat(verdict.refusal()).contains(AddressRefusal.EMPTY_WHITELIST);
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.clientAddress()).isEqualTo(peer);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.5, '192.0.2.0/24', ",
        "192.0.2.5, '10.0.0.0/8', not_on_step_whitelist",
        "192.0.2.5, '', not_on_step_whitelist",
        "192.0.2.6, '192.0.2.6', not_whitelisted",
        "192.0.2.6, '0.0.0.0/0', not_whitelisted",
        "'', '0.0.0.0/0', no_peer_address",
    })
    void aNarrowerWhitelistNarrowsAndNeverWidens(String peer, String narrower, String reason) {
        IpWhitelist step = narrower.isEmpty() ? IpWhitelist.EMPTY : IpWhitelist.parse(List.of(narrower));
        Optional<Connection> connection = Optional.of(new Connection(peer, peer, List.of(), List.of()));

        AddressVerdict verdict = CHECK.judge(connection, Optional.of(step));

        assertThat(verdict.refusal().map(AddressRefusal::code)).isEqualTo(Optional.ofNullable(reason));
        assertThat(CHECK.judge(connection, Optional.empty())).isEqualTo(CHECK.judge(connection));
    }

    @Test
    void evenAWhitelistOfEveryoneHoldsNoUnknownCaller() {
        AddressCheck everyone = new AddressCheck(IpWhitelist.parse(List.of("0.0.0.0/0", "::/0")), TrustedProxies.NONE);

        assertThat(everyone.judge(Optional.of(new Connection("192.0.2.5", "192.0.2.5", List.of(), List.of())))
                        .allowed())
                .isTrue();
        assertThat(everyone.judge(Optional.of(new Connection("192.0.2.5", "192.0.2.5", List.of("::1"), List.of())))
                        .allowed())
                .isFalse();
        assertThat(everyone.judge(Optional.of(new Connection("192.0.2.5", "192.0.2.6", List.of(), List.of())))
                        .allowed())
                .isFalse();
        assertThat(everyone.judge(Optional.empty()).allowed()).isFalse();
    }

    @Test
    void nothingThatAClientWroteForgesALogEntry() {
        Connection forged = new Connection(
                "10.0.0.9",
                "10.0.0.9",
                List.of("192.0.2.5\r\n2026-01-01 INFO login ok" + "x".repeat(60_000)),
                List.of());

        AddressVerdict verdict = CHECK.judge(Optional.of(forged));

        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.explanation()).matches("[ -~]{1,300}").contains("\"192.0.2.5??2026");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.5, 192.0.2.5",
        "2001:db8:5::77, 2001:db8:5::/64",
        "2001:db8:6::77, 2001:db8:6::/64",
        "fe80::1%eth0, fe80::1%eth0",
        "'', unknown",
    })
    void attemptsAreCountedBySiteAlsoForRefusedCallers(String peer, String site) {
        Connection connection = new Connection(peer, peer, List.of(), List.of());

        assertThat(CHECK.judge(Optional.of(connection)).site()).hasToString(site);
    }
}
