package io.github.keycloakkiosk.network;

/**
 * Those who are counted as one when attempts are counted: an IPv4 address, or the IPv6 /64 around an address, since somebody who has
 * one address there has them all.
 *
 * @param name what it is called in the keys of counters
 */
public record Site(String name) {

    private static final int IPV6_PREFIX = 64;

    public static Site of(ClientAddress address) {
        return new Site(address.isIpv4() ? address.toString() : address.network(IPV6_PREFIX) + "/" + IPV6_PREFIX);
    }

    /** @param seen what was seen of a caller, also when it is no address */
    static Site of(String seen) {
        return ClientAddress.plain(seen).map(Site::of).orElseGet(() -> new Site(seen));
    }

    @Override
    public String toString() {
        return name;
    }
}
