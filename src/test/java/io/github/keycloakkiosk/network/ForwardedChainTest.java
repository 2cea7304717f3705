package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedChainTest {

    /** 10.0.0.9 is the proxy next to the server; 10.0.1.0/24 and 2001:db8:9::/48 are proxies before it. */
    private static final TrustedProxies PROXIES =
            TrustedProxies.parse(List.of("10.0.0.9", "10.0.1.0/24", "2001:db8:9::/48"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # peer             | X-Forwarded-For, lines between slashes          | client or reason
            # straight to the server
            192.0.2.5          |                                                 | 192.0.2.5
            2001:db8::5        |                                                 | 2001:db8::5
            ::ffff:192.0.2.5   |                                                 | 192.0.2.5
            # one proxy
            10.0.0.9           | 192.0.2.5                                       | 192.0.2.5
            10.0.0.9           | 2001:DB8::5                                     | 2001:db8::5
            10.0.0.9           | ::ffff:192.0.2.5                                | 192.0.2.5
            ::ffff:10.0.0.9    | 192.0.2.5                                       | 192.0.2.5
            2001:db8:9::1      | 192.0.2.5                                       | 192.0.2.5
            # more than one
            10.0.0.9           | 192.0.2.5, 10.0.1.1                             | 192.0.2.5
            10.0.0.9           | 192.0.2.5, 10.0.1.1, 10.0.1.2                   | 192.0.2.5
            10.0.0.9           | 192.0.2.5, 2001:db8:9::2,10.0.1.1               | 192.0.2.5
            10.0.0.9           | 192.0.2.5/10.0.1.1                              | 192.0.2.5
            10.0.0.9           | 192.0.2.5/10.0.1.1, 10.0.1.2/10.0.1.3           | 192.0.2.5
            10.0.0.9           | 192.0.2.5, 10.0.0.9, 10.0.1.1, 10.0.0.9         | 192.0.2.5
            # the client writes the header too: what is left of it is not believed
            10.0.0.9           | 192.0.2.5, 203.0.113.66                         | 203.0.113.66
            10.0.0.9           | 192.0.2.5, 203.0.113.66, 10.0.1.1               | 203.0.113.66
            10.0.0.9           | 192.0.2.5/203.0.113.66                          | 203.0.113.66
            10.0.0.9           | 192.0.2.5, 10.0.1.1, 203.0.113.66               | 203.0.113.66
            10.0.0.9           | 192.0.2.5, 203.0.113.66/10.0.1.1                | 203.0.113.66
            # not a proxy, and yet it forwards
            192.0.2.5          | 10.0.0.5                                        | untrusted_proxy
            192.0.2.5          | 192.0.2.5                                       | untrusted_proxy
            192.0.2.5          | 10.0.0.9                                        | untrusted_proxy
            192.0.2.5          | ''                                              | untrusted_proxy
            192.0.2.5          | junk                                            | untrusted_proxy
            10.0.0.8           | 192.0.2.5                                       | untrusted_proxy
            # nobody is named
            10.0.0.9           |                                                 | no_client_behind_proxies
            10.0.0.9           | 10.0.1.1                                        | no_client_behind_proxies
            10.0.0.9           | 10.0.1.2, 10.0.1.1                              | no_client_behind_proxies
            10.0.0.9           | 10.0.0.9, 10.0.0.9/10.0.0.9                     | no_client_behind_proxies
            # with ports and brackets, which some proxies write
            10.0.0.9           | 192.0.2.5:4711                                  | 192.0.2.5
            10.0.0.9           | 192.0.2.5:4711, 10.0.1.1:80, 10.0.1.2           | 192.0.2.5
            10.0.0.9           | [2001:db8::5]                                   | 2001:db8::5
            10.0.0.9           | [2001:db8::5]:4711                              | 2001:db8::5
            10.0.0.9           | 2001:db8::5, [2001:db8:9::1]:4711               | 2001:db8::5
            10.0.0.9           | [::ffff:192.0.2.5]:4711                         | 192.0.2.5
            10.0.0.9           | 2001:db8::5:4711                                | 2001:db8::5:4711
            10.0.0.9           | 2001:db8:0:0:0:0:5:80                           | 2001:db8::5:80
            10.0.0.9           | 2001:db8:9::5:4711                              | no_client_behind_proxies
            10.0.0.9           | 192.0.2.5:65536                                 | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5:                                      | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5:x                                     | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5:-1                                    | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5:٨٠                                    | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5:80:80                                 | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2:80                                      | forwarded_for_not_a_plain_address
            10.0.0.9           | [192.0.2.5]                                     | forwarded_for_not_a_plain_address
            10.0.0.9           | [192.0.2.5]:80                                  | forwarded_for_not_a_plain_address
            10.0.0.9           | [2001:db8::5                                    | forwarded_for_not_a_plain_address
            10.0.0.9           | 2001:db8::5]                                    | forwarded_for_not_a_plain_address
            10.0.0.9           | [2001:db8::5]4711                               | forwarded_for_not_a_plain_address
            10.0.0.9           | [2001:db8::5]:                                  | forwarded_for_not_a_plain_address
            10.0.0.9           | [[2001:db8::5]]                                 | forwarded_for_not_a_plain_address
            10.0.0.9           | [fe80::1%eth0]:80                               | forwarded_for_not_a_plain_address
            10.0.0.9           | [2001:db8::5]:80 [::1]:80                       | forwarded_for_not_a_plain_address
            10.0.0.9           | localhost:80                                    | forwarded_for_not_a_plain_address
            # junk that the client wrote is not read
            10.0.0.9           | unknown, 192.0.2.5                              | 192.0.2.5
            10.0.0.9           | junk, 192.0.2.5, 10.0.1.1                       | 192.0.2.5
            10.0.0.9           | ,192.0.2.5                                      | 192.0.2.5
            10.0.0.9           | junk/192.0.2.5/10.0.1.1                         | 192.0.2.5
            10.0.0.9           | 10.0.0.5, "junk, 192.0.2.5                      | 192.0.2.5
            10.0.0.9           | 10.0.0.5, junk, 10.0.1.1, 192.0.2.5             | 192.0.2.5
            # a chain that cannot be read as far as it is walked
            10.0.0.9           | ''                                              | forwarded_for_not_a_plain_address
            10.0.0.9           | unknown                                         | forwarded_for_not_a_plain_address
            10.0.0.9           | fe80::1%eth0                                    | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.05                                      | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2                                         | forwarded_for_not_a_plain_address
            10.0.0.9           | localhost                                       | forwarded_for_not_a_plain_address
            10.0.0.9           | "192.0.2.5"                                     | forwarded_for_not_a_plain_address
            10.0.0.9           | ١٩٢.0.2.5                                       | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5 10.0.1.1                              | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5;10.0.1.1                              | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5,                                      | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5,,10.0.1.1                             | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5, junk, 10.0.1.1                       | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5/junk/10.0.1.1                         | forwarded_for_not_a_plain_address
            10.0.0.9           | 192.0.2.5, junk                                 | forwarded_for_not_a_plain_address
            # a peer that cannot be read
            ''                 | 192.0.2.5                                       | no_peer_address
            ''                 |                                                 | no_peer_address
            fe80::1%eth0       |                                                 | peer_not_a_plain_address
            fe80:0:0:0:0:0:0:1%2 | 192.0.2.5                                     | peer_not_a_plain_address
            localhost          |                                                 | peer_not_a_plain_address
            """)
    void namesTheClient(String peer, String lines, String result) {
        List<String> forwardedFor = lines == null ? List.of() : List.of(lines.split("/"));

        assertThat(result(new Connection(peer, peer, forwardedFor, List.of()))).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # peer    | reported      | X-Forwarded-For | client or reason
            # named by a trusted proxy
            10.0.0.9  | 192.0.2.5     |                 | 192.0.2.5
            10.0.0.9  | 2001:db8::5   |                 | 2001:db8::5
            # a proxy before the one that speaks PROXY protocol
            10.0.0.9  | 10.0.1.1      | 192.0.2.5       | 192.0.2.5
            10.0.0.9  | 10.0.1.1      |                 | no_client_behind_proxies
            # PROXY protocol says who wrote the header: a client that is no proxy
            10.0.0.9  | 203.0.113.66  | 192.0.2.5       | untrusted_proxy
            # PROXY protocol has no list of trusted senders in Keycloak: anybody may speak it
            192.0.2.5 | 10.0.0.5      |                 | untrusted_proxy
            192.0.2.5 | 10.0.0.9      |                 | untrusted_proxy
            192.0.2.5 | 10.0.0.9      | 10.0.0.5        | untrusted_proxy
            192.0.2.5 | ''            |                 | untrusted_proxy
            192.0.2.5 | localhost     |                 | untrusted_proxy
            # named, but nothing that can be read
            10.0.0.9  | ''            | 192.0.2.5       | proxy_protocol_not_a_plain_address
            10.0.0.9  | fe80::1%eth0  |                 | proxy_protocol_not_a_plain_address
            10.0.0.9  | localhost     |                 | proxy_protocol_not_a_plain_address
            # the same address is no mismatch, however it is spelt
            192.0.2.5 | ::ffff:192.0.2.5 |              | 192.0.2.5
            10.0.0.9  | ::ffff:10.0.0.9  | 192.0.2.5    | 192.0.2.5
            ''        | 192.0.2.5     |                 | no_peer_address
            """)
    void stepsThroughProxyProtocolFirst(String peer, String reported, String forwardedFor, String result) {
        List<String> lines = forwardedFor == null ? List.of() : List.of(forwardedFor);

        assertThat(result(new Connection(peer, reported, lines, List.of()))).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # peer    , sent     , client or reason
            192.0.2.5 , Forwarded, untrusted_proxy
            192.0.2.5 , X-Real-IP, untrusted_proxy
            192.0.2.5 , CF-Connecting-IP, untrusted_proxy
            10.0.0.9  , Forwarded, no_client_behind_proxies
            10.0.0.9  , X-Real-IP, no_client_behind_proxies
            """)
    void anotherForwardingHeaderBetraysAProxyAndNamesNobody(String peer, String header, String result) {
        assertThat(result(new Connection(peer, peer, List.of(), List.of(header))))
                .isEqualTo(result);
    }

    @Test
    void aTrustedProxyMaySendOtherForwardingHeadersToo() {
        Connection nginx =
                new Connection("10.0.0.9", "10.0.0.9", List.of("192.0.2.5"), List.of("Forwarded", "X-Real-IP"));

        assertThat(result(nginx)).isEqualTo("192.0.2.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # X-Forwarded-For                | also named             | client or reason
            192.0.2.5                        | 192.0.2.5              | 192.0.2.5
            192.0.2.5                        | ::ffff:192.0.2.5       | 192.0.2.5
            203.0.113.66, 192.0.2.5          | 192.0.2.5              | 192.0.2.5
            192.0.2.5, 10.0.1.1              | 192.0.2.5              | 192.0.2.5
            192.0.2.5, 10.0.1.1              | 10.0.1.1               | 192.0.2.5
            192.0.2.5, 10.0.1.1              | 10.0.0.9               | 192.0.2.5
            192.0.2.5, 10.0.1.1              | 10.0.1.1/192.0.2.5     | 192.0.2.5
            192.0.2.5:4711                   | 192.0.2.5:4711         | 192.0.2.5
            junk, 2001:db8::5                | [2001:db8::5]          | 2001:db8::5
            # the proxy names the client there, and X-Forwarded-For is the client's own
            10.0.0.5                         | 192.0.2.5              | proxy_contradicts_itself
            192.0.2.5, 10.0.0.5:80           | 192.0.2.5:80           | proxy_contradicts_itself
            192.0.2.5, 10.0.0.5              | 192.0.2.5              | proxy_contradicts_itself
            10.0.1.1, 10.0.0.5               | 10.0.1.1               | proxy_contradicts_itself
            10.0.0.5, 10.0.1.1               | 192.0.2.5              | proxy_contradicts_itself
            192.0.2.5                        | 192.0.2.5/203.0.113.66 | proxy_contradicts_itself
            192.0.2.5                        | 203.0.113.66/192.0.2.5 | proxy_contradicts_itself
            # or nobody can tell
            192.0.2.5                        | unknown                | proxy_contradicts_itself
            192.0.2.5                        | ''                     | proxy_contradicts_itself
            # no client is named there
            10.0.1.1                         | 192.0.2.5              | no_client_behind_proxies
                                             | 192.0.2.5              | no_client_behind_proxies
            junk                             | 192.0.2.5              | forwarded_for_not_a_plain_address
            """)
    void otherHeadersOfATrustedProxyMayOnlyContradict(String forwardedFor, String named, String result) {
        List<String> lines = forwardedFor == null ? List.of() : List.of(forwardedFor);
        List<String> alsoNamed = List.of(named.split("/"));
        Connection connection = new Connection("10.0.0.9", "10.0.0.9", lines, List.of("X-Real-IP"), alsoNamed);

        assertThat(result(connection)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # entries in one line, lines, client or reason
            50, 1, 192.0.2.5
            51, 1, too_many_forwarded_for_entries
            1, 50, 192.0.2.5
            1, 51, too_many_forwarded_for_entries
            25, 2, 192.0.2.5
            17, 3, too_many_forwarded_for_entries
            5000, 1, too_many_forwarded_for_entries
            """)
    void readsFiftyEntriesAtMost(int entries, int lines, String result) {
        String line = String.join(",", Collections.nCopies(entries, "192.0.2.5"));

        Connection connection = new Connection("10.0.0.9", "10.0.0.9", Collections.nCopies(lines, line), List.of());

        assertThat(result(connection)).isEqualTo(result);
    }

    @Test
    void withoutTrustedProxiesNoHeaderNamesAClient() {
        Connection forged = new Connection("192.0.2.5", "192.0.2.5", List.of("10.0.0.5"), List.of());
        Connection direct = new Connection("192.0.2.5", "192.0.2.5", List.of(), List.of());

        assertThat(new ForwardedChain(forged, TrustedProxies.NONE).caller())
                .isEqualTo(new Caller.Unknown(AddressRefusal.UNTRUSTED_PROXY, "192.0.2.5", "X-Forwarded-For"));
        assertThat(new ForwardedChain(direct, TrustedProxies.NONE).caller())
                .isEqualTo(new Caller.Known(ClientAddress.parse("192.0.2.5")));
    }

    private static String result(Connection connection) {
        Caller caller = new ForwardedChain(connection, PROXIES).caller();
        return caller instanceof Caller.Known known
                ? known.address().toString()
                : ((Caller.Unknown) caller).reason().code();
    }
}
