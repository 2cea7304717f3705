package io.github.keycloakkiosk.network;

import java.util.List;

/**
 * The server's own options about proxies. It decides nothing about a request; it shows which settings of a realm cannot be
 * meant.
 *
 * @param proxyProtocol whether each connection names its client by PROXY protocol
 * @param headers whether Keycloak reads forwarding headers, and so is said to be behind a proxy
 * @param trusted those that Keycloak is told to believe; empty when it is told none
 */
public record ServerProxies(boolean proxyProtocol, boolean headers, List<CidrBlock> trusted) {

    /** A server that clients reach directly, as far as its options say. */
    public static final ServerProxies NONE = new ServerProxies(false, false, List.of());

    public ServerProxies {
        trusted = List.copyOf(trusted);
    }

    boolean any() {
        return proxyProtocol || headers || !trusted.isEmpty();
    }
}
