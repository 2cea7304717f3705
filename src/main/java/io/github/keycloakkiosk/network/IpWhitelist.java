package io.github.keycloakkiosk.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The addresses from which kiosk methods may be used. An empty whitelist denies everybody.
 *
 * @param blocks the blocks of addresses
 */
public record IpWhitelist(CidrSet blocks) {

    /** An empty whitelist, for a realm without a (readable) one. */
    public static final IpWhitelist EMPTY = new IpWhitelist(CidrSet.of(List.of()));

    /**
     * Reads a whitelist.
     *
     * @throws IllegalArgumentException for the first value that is no {@link CidrBlock}, naming it and the reason
     */
    public static IpWhitelist parse(Collection<String> values) {
        return new IpWhitelist(CidrSet.of(values.stream().map(CidrBlock::parse).toList()));
    }

    /** Whether kiosk methods may be used from this address. */
    public boolean contains(ClientAddress address) {
        return blocks.contains(address);
    }

    /** The first address of a block, always the same one; empty when there is no block. */
    public Optional<String> first() {
        return blocks.stream().findFirst().map(block -> block.network().toString());
    }

    /** Whether some address is on both whitelists. */
    public boolean overlaps(IpWhitelist other) {
        return blocks.stream().anyMatch(other.blocks::anyOverlaps);
    }

    /** Whether the whitelist has no blocks. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }
}
