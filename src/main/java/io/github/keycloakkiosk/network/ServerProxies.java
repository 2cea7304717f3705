package io.github.keycloakkiosk.network;

import java.util.List;

/**
 * The server's own options about proxies. These options decide nothing about a request, but show which settings of a realm are
 * likely mistakes.
 *
 * @param proxyProtocol whether each connection names its client by PROXY protocol
 * @param headers whether Keycloak reads forwarding headers, which means that a proxy is in front
 * @param trusted the proxies that Keycloak believes; empty for none
 */
public record ServerProxies(boolean proxyProtocol, boolean headers, List<CidrBlock> trusted) {

    /** By its options, clients reach this server directly. */
    public static final ServerProxies NONE = new ServerProxies(false, false, List.of());

    public ServerProxies {
        trusted = List.copyOf(trusted);
    }

    boolean any() {
        return proxyProtocol || headers || !trusted.isEmpty();
    }
}
