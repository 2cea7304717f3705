package io.github.keycloakkiosk.network;

import java.util.Collection;
import java.util.List;

/**
 * The addresses from which kiosk methods may be used. An empty whitelist holds nobody: it denies.
 *
 * @param blocks where they are
 */
public record IpWhitelist(CidrBlocks blocks) {

    /** Nobody: what a realm without a (readable) whitelist has. */
    public static final IpWhitelist EMPTY = new IpWhitelist(CidrBlocks.of(List.of()));

    /**
     * Reads a whitelist.
     *
     * @throws IllegalArgumentException for the first value that is no {@link CidrBlock}, naming it and the reason
     */
    public static IpWhitelist parse(Collection<String> values) {
        return new IpWhitelist(
                CidrBlocks.of(values.stream().map(CidrBlock::parse).toList()));
    }

    /** Whether kiosk methods may be used from this address. */
    public boolean contains(ClientAddress address) {
        return blocks.contains(address);
    }

    /** Whether nobody is on it. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }
}
