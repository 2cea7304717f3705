package io.github.keycloakkiosk.network;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The proxies that a realm believes when they name their clients, in {@code X-Forwarded-For} or by PROXY protocol.
 *
 * <p>Each proxy must add the address of its own peer to the header ({@code $proxy_add_x_forwarded_for},
 * {@code option forwardfor}), or replace the header. Behind a proxy that passes the header on unchanged, a client can claim any
 * address.
 *
 * @param blocks the blocks of addresses
 */
public record TrustedProxies(CidrSet blocks) {

    /** No proxy is trusted. This is the default, and right for a server that clients reach directly. */
    public static final TrustedProxies NONE = new TrustedProxies(CidrSet.of(List.of()));

    /**
     * Reads a list of proxies.
     *
     * @throws IllegalArgumentException for the first value that is no {@link CidrBlock}, or for blocks that together hold every
     *     address of an IP version: then anybody could name a whitelisted address of the other version
     */
    public static TrustedProxies parse(Collection<String> values) {
        TrustedProxies proxies = new TrustedProxies(
                CidrSet.of(values.stream().map(CidrBlock::parse).toList()));
        Stream.of(4, 6)
                .map(proxies.blocks::everyAddress)
                .filter(everyone -> !everyone.isEmpty())
                .findFirst()
                .ifPresent(everyone -> {
                    throw new IllegalArgumentException(everyone
                            + " would let everyone say who they are; write the addresses of your proxies only");
                });
        return proxies;
    }

    /** Whether no proxy is trusted. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Whether this address is one of the proxies. */
    public boolean contains(ClientAddress address) {
        return blocks.contains(address);
    }
}
