package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedWayTest {

    private static final AddressCheck CHECK =
            new AddressCheck(IpWhitelist.parse(List.of("10.20.0.0/16")), TrustedProxies.parse(List.of("10.0.0.8/31")));

    /** The roles: T trusted proxy, U unknown proxy, C client. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.20.0.1                       | false | true  | C 10.20.0.1",
                "10.1.0.1                        | false | false | C 10.1.0.1",
                "10.20.0.1, 10.0.0.9             | false | true  | T 10.0.0.9, C 10.20.0.1",
                "10.20.0.1, 10.0.0.8, 10.0.0.9   | false | true  | T 10.0.0.9, T 10.0.0.8, C 10.20.0.1",
                "10.20.0.1, 10.1.0.1, 10.0.0.9   | false | false | T 10.0.0.9, C 10.1.0.1",
                "10.20.0.1, 10.1.0.1             | false | false | U 10.1.0.1",
                "10.0.0.9                        | false | false | T 10.0.0.9",
                "10.0.0.9                        | true  | false | T 10.0.0.9",
                "10.20.0.1:4711, 10.0.0.9        | false | true  | T 10.0.0.9, C 10.20.0.1",
                "::ffff:10.20.0.1                | false | true  | C 10.20.0.1",
                "10.20.0.1, 10.0.0.9             | true  | true  | T 10.0.0.9, C 10.20.0.1",
                "10.20.0.1, 10.0.0.8, 10.0.0.9   | true  | true  | T 10.0.0.9, T 10.0.0.8, C 10.20.0.1",
                "10.20.0.1, 10.1.0.1             | true  | false | U 10.1.0.1",
            })
    void isJudgedAsARequestIs(String way, boolean proxyProtocol, boolean allowed, String hops) {
        Optional<Connection> connection = Optional.of(StatedWay.parse(way, proxyProtocol));
        List<Hop> told = new ArrayList<>();

        AddressVerdict verdict = CHECK.judge(connection, told::add);

        assertThat(verdict).isEqualTo(CHECK.judge(connection));
        assertThat(verdict.allowed()).isEqualTo(allowed);
        assertThat(told.stream()
                        .map(hop -> hop.role().name().charAt(0) + " " + hop.address())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(hops);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "10.20.0.1,",
                ",10.20.0.1",
                "office",
                "10.20.0.0/16",
                "10.20.0.1:80",
                "unknown, 10.0.0.9",
                "10.20.0.1 10.0.0.9",
                "fe80::1%eth0",
                "10.20.0.256, 10.0.0.9",
            })
    void whatIsNoAddressIsRefusedInOnePrintableLine(String way) {
        assertThatThrownBy(() -> StatedWay.parse(way, false))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("[ -~]+");
    }
}
