package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.CidrBlock;
import io.github.keycloakkiosk.network.ServerProxies;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** This server's own options about proxies. */
final class ServerProxyOptions {

    private ServerProxyOptions() {}

    static ServerProxies read() {
        Config config = ConfigProvider.getConfig();
        return parse(option -> config.getOptionalValue("kc." + option, String.class));
    }

    static ServerProxies parse(Function<String, Optional<String>> option) {
        return new ServerProxies(
                option.apply("proxy-protocol-enabled")
                        .map(Boolean::parseBoolean)
                        .orElse(false),
                option.apply("proxy-headers").isPresent(),
                option.apply("proxy-trusted-addresses").stream()
                        .flatMap(addresses -> Stream.of(addresses.split(",")))
                        .flatMap(address -> block(address.strip()))
                        .toList());
    }

    /** Keycloak accepts some spellings that we do not, and refuses everything that is no address itself. */
    private static Stream<CidrBlock> block(String address) {
        try {
            return Stream.of(CidrBlock.parse(address));
        } catch (IllegalArgumentException otherSpelling) {
            return Stream.empty();
        }
    }
}
