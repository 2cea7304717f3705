package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhitelistWarningsTest {

    /** Each case says one thing; the server's part is its proxy options. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "0.0.0.0/0                        | -            | -   | everywhere (IPv4): it holds 0.0.0.0/0;",
                "0.0.0.0/0 10.0.0.9/32            | 10.0.0.9/32  | -   | everywhere (IPv4): it holds 0.0.0.0/0;",
                "::/0                             | -            | -   | everywhere (IPv6): it holds ::/0;",
                "128.0.0.0/1 10.0.0.0/8 0.0.0.0/1 | -            | -   | everywhere (IPv4): it holds 0.0.0.0/1, 128.0.0.0/1;",
                "::/1 8000::/2 c000::/2           | -            | -   | everywhere (IPv6): it holds 8000::/2, ::/1, c000::/2;",
                "0.0.0.0/2 64.0.0.0/2 128.0.0.0/3 160.0.0.0/3 192.0.0.0/2 | - | - | 0.0.0.0/2, 128.0.0.0/3, 160.0.0.0/3 and 2 more;",
                "10.0.0.0/7                       | -            | -   | The IP whitelist holds 10.0.0.0/7, which is more",
                "2000::/15                        | -            | -   | The IP whitelist holds 2000::/15, which is more",
                "10.0.0.5                         | 172.16.0.0/15 | -  | The trusted proxies hold 172.16.0.0/15, and whoever",
                "10.0.0.5                         | fd00::/47    | -   | The trusted proxies hold fd00::/47, and whoever",
                "10.0.0.9                         | 10.0.0.9     | -   | The IP whitelist holds 10.0.0.9/32, and so the trusted proxies 10.0.0.9/32, which",
                "10.0.0.0/8                       | 10.0.0.10 10.0.0.9 10.1.0.0/24 11.0.0.0/24 | - | holds 10.0.0.0/8, and so the trusted proxies 10.0.0.10/32, 10.0.0.9/32, 10.1.0.0/24, which",
                "fd00::1                          | fd00::1      | -   | holds fd00::1/128, and so the trusted proxies fd00::1/128",
                "10.0.0.5 10.0.0.6 10.1.0.6       | 10.0.0.0/16  | -   | The trusted proxies hold 10.0.0.0/16, and so the whitelisted 10.0.0.5/32, 10.0.0.6/32: who",
                "10.0.0.9                         | -            | 10.0.0.9    | holds 10.0.0.9/32, and the server option proxy-trusted-addresses says that there are proxies at 10.0.0.9/32: behind",
                "10.0.0.0/24                      | 10.9.9.9     | 10.0.0.9    | holds 10.0.0.0/24, and the server option",
                "10.0.0.5                         | -            | 10.0.0.0/8  | holds 10.0.0.5/32, and the server option",
                "10.0.0.9                         | 10.0.0.9     | 10.0.0.9    | and so the trusted proxies 10.0.0.9/32, which",
                "127.0.0.1                        | -            | headers     | The IP whitelist holds 127.0.0.1/32, which is this machine",
                "::1                              | -            | headers     | The IP whitelist holds ::1/128, which is this machine",
                "127.0.0.3                        | 10.0.0.9     | 10.0.0.9    | The IP whitelist holds 127.0.0.3/32, which is this machine",
                "10.0.0.5                         | -            | PROXY       | The server option proxy-protocol-enabled is on, and there are no trusted proxies",
                "-                                | 10.0.0.9     | -           | The IP whitelist is empty: PINs and badges are good from nowhere",
                "-                                | -            | -           | The IP whitelist is empty: PINs and badges are good from nowhere",
                "172.17.0.1                       | -            | -           | holds 172.17.0.1/32, by default the gateway of a container network",
                "172.31.0.1                       | -            | -           | holds 172.31.0.1/32, by default the gateway of a container network",
                "10.0.2.2 10.20.0.0/16            | -            | -           | holds 10.0.2.2/32, by default the gateway of a container network",
            })
    void warnsOf(String whitelist, String proxies, String server, String words) {
        assertThat(warnings(whitelist, proxies, server))
                .singleElement()
                .asString()
                .contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "127.0.0.1 ::1           | -                       | -",
                "10.0.0.0/8              | -                       | headers",
                "10.0.0.0/8              | 192.168.0.1 fd00::1     | headers",
                "10.0.0.0/8              | 172.16.0.0/16 fd00::/48 | 172.16.0.9",
                "10.0.0.5                | 10.0.0.6/31             | PROXY",
                "172.17.0.0/16 10.0.2.0/24 172.17.1.1 172.32.0.1 172.16.0.1 | -    | -",
                "fc00::/7 2001::/16      | -                       | headers",
                "127.0.0.3               | 127.0.0.1               | 127.0.0.1",
            })
    void doesNotWarnOf(String whitelist, String proxies, String server) {
        assertThat(warnings(whitelist, proxies, server)).isEmpty();
    }

    /** 128.0.0.0/1, 64.0.0.0/2 and so on to 0.0.0.1/32: only 0.0.0.0 is left out. */
    @Test
    void allAddressesButOneAreNotEverywhere() {
        String allButOne = IntStream.rangeClosed(1, 32)
                .mapToObj(prefix -> ClientAddress.of(
                                ByteBuffer.allocate(4).putInt(1 << 32 - prefix).array()) + "/" + prefix)
                .collect(Collectors.joining(" "));
        assertThat(warnings(allButOne, null, null)).noneMatch(warning -> warning.contains("everywhere"));
        assertThat(warnings(allButOne + " 0.0.0.0", null, null)).anyMatch(warning -> warning.contains("everywhere"));
    }

    @Test
    void saysTheSameInWhateverOrderTheValuesAreStored() {
        List<String> whitelist = new ArrayList<>(List.of("0.0.0.0/1", "::/1", "127.0.0.1", "fd00::1", "8000::/1"));
        List<String> proxies = new ArrayList<>(List.of("fd00::/32", "10.0.0.0/8", "127.0.0.0/16"));
        List<String> before = warnings(String.join(" ", whitelist), String.join(" ", proxies), "10.0.0.9");
        Collections.reverse(whitelist);
        Collections.reverse(proxies);

        assertThat(before).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(warnings(String.join(" ", whitelist), String.join(" ", proxies), "10.0.0.9"))
                .isEqualTo(before);
    }

    private static List<String> warnings(String whitelist, String proxies, String server) {
        return WhitelistWarnings.of(
                        new AddressCheck(IpWhitelist.parse(words(whitelist)), TrustedProxies.parse(words(proxies))),
                        server(server))
                .stream()
                .map(WhitelistWarning::sentence)
                .toList();
    }

    private static ServerProxies server(String told) {
        if (told == null) {
            return ServerProxies.NONE;
        }
        return switch (told) {
            case "PROXY" -> new ServerProxies(true, false, List.of());
            case "headers" -> new ServerProxies(false, true, List.of());
            default -> new ServerProxies(false, true, List.of(CidrBlock.parse(told)));
        };
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Stream.of(text.split(" +")).toList();
    }
}
