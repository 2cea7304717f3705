package io.github.keycloakkiosk.guessing;

import io.github.keycloakkiosk.Rule;
import io.github.keycloakkiosk.network.CidrBlock;
import io.github.keycloakkiosk.network.ClientAddress;
import java.util.Comparator;
import java.util.Map;

/**
 * The number of attempts that each client address has in {@link #WINDOW_SECONDS}.
 *
 * @param most the limit of an address in none of the blocks
 * @param byBlock the limit of addresses in these blocks, 0 for no limit; the smallest block that holds an address counts
 */
@Rule
public record AddressLimits(int most, Map<CidrBlock, Integer> byBlock) {

    /** Five minutes. */
    public static final int WINDOW_SECONDS = 300;

    public AddressLimits {
        byBlock = Map.copyOf(byBlock);
    }

    public AttemptLimit of(ClientAddress address) {
        int limit = byBlock.entrySet().stream()
                .filter(block -> block.getKey().contains(address))
                .max(Comparator.comparing(block -> block.getKey().prefix()))
                .map(Map.Entry::getValue)
                .orElse(most);
        return new AttemptLimit(limit, WINDOW_SECONDS);
    }
}
