package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.network.CidrBlock;
import io.github.keycloakkiosk.network.ServerProxies;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerProxyOptionsTest {

    @Test
    void aServerThatIsToldNothingHasNoProxies() {
        assertThat(ServerProxyOptions.parse(option -> Optional.empty())).isEqualTo(ServerProxies.NONE);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void proxyProtocolIsOnWhenItIsSaidToBe(String value, boolean on) {
        assertThat(read(Map.of("proxy-protocol-enabled", value)).proxyProtocol())
                .isEqualTo(on);
    }

    @Test
    void readsTheAddressesThatItCan() {
        ServerProxies proxies =
                read(Map.of("proxy-headers", "xforwarded", "proxy-trusted-addresses", "10.0.0.9, fd00::/64,localhost"));

        assertThat(proxies.headers()).isTrue();
        assertThat(proxies.trusted()).containsExactly(CidrBlock.parse("10.0.0.9"), CidrBlock.parse("fd00::/64"));
    }

    private static ServerProxies read(Map<String, String> options) {
        return ServerProxyOptions.parse(option -> Optional.ofNullable(options.get(option)));
    }
}
