package io.github.keycloakkiosk.network;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The proxies that a realm believes when they name who connected to them, in {@code X-Forwarded-For} or by PROXY protocol.
 *
 * <p>Each must add the address that it saw itself to what it received ({@code $proxy_add_x_forwarded_for}, {@code option
 * forwardfor}) or replace it; behind one that passes the header on untouched, a client is whoever it says it is.
 *
 * @param blocks where they are
 */
public record TrustedProxies(CidrBlocks blocks) {

    /** No proxy is trusted: the default, and right for a server that clients reach directly. */
    public static final TrustedProxies NONE = new TrustedProxies(CidrBlocks.of(List.of()));

    /**
     * Reads a list of proxies.
     *
     * @throws IllegalArgumentException for the first value that is no {@link CidrBlock}, or for blocks that together are every address there is: then
     *     anybody could name a whitelisted address of the other IP version
     */
    public static TrustedProxies parse(Collection<String> values) {
        TrustedProxies proxies = new TrustedProxies(
                CidrBlocks.of(values.stream().map(CidrBlock::parse).toList()));
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

    /** Whether this address is one of the proxies. */
    public boolean contains(ClientAddress address) {
        return blocks.contains(address);
    }
}
