package io.github.keycloakkiosk.network;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of blocks. The cost of a look-up depends on the number of different prefix lengths, not on the number of blocks. Two
 * blocks nest or are apart, so the look-up cuts the address to each prefix length and looks for that network.
 */
final class CidrSet {

    private static final int MOST_NAMED = 3;

    /** By network, then by size: so the blocks inside a block stand right behind it. */
    private static final Comparator<CidrBlock> BY_ADDRESS =
            Comparator.comparing(CidrBlock::network).thenComparing(CidrBlock::prefix);

    private final List<CidrBlock> byName;
    private final List<CidrBlock> byAddress;

    /** Keys: the number of bits in an address, then the prefix length, then the network. */
    private final Map<Integer, Map<Integer, Map<ClientAddress, CidrBlock>>> byPrefix;

    private CidrSet(Collection<CidrBlock> blocks) {
        Map<String, CidrBlock> names = new TreeMap<>();
        blocks.forEach(block -> names.put(block.toString(), block));
        byName = List.copyOf(names.values());
        byAddress = byName.stream().sorted(BY_ADDRESS).toList();
        byPrefix = byName.stream()
                .collect(Collectors.groupingBy(
                        block -> block.network().bits(),
                        Collectors.groupingBy(
                                CidrBlock::prefix, Collectors.toMap(CidrBlock::network, Function.identity()))));
    }

    /** The set is the same for any order of the blocks. */
    static CidrSet of(Collection<CidrBlock> blocks) {
        return new CidrSet(blocks);
    }

    /** The blocks, always in the same order. */
    Stream<CidrBlock> stream() {
        return byName.stream();
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Whether one of the blocks holds the address. */
    boolean contains(ClientAddress address) {
        return holding(address, address.bits()).findAny().isPresent();
    }

    CidrSet only(Predicate<CidrBlock> wanted) {
        return of(stream().filter(wanted).toList());
    }

    boolean anyOverlaps(CidrBlock block) {
        return overlapping(block).findAny().isPresent();
    }

    /** The blocks that hold this block, and the blocks inside it. */
    Stream<CidrBlock> overlapping(CidrBlock block) {
        return Stream.concat(holding(block.network(), block.prefix()), within(block))
                .distinct();
    }

    private Stream<CidrBlock> holding(ClientAddress address, int longest) {
        return byPrefix.getOrDefault(address.bits(), Map.of()).entrySet().stream()
                .filter(blocks -> blocks.getKey() <= longest)
                .map(blocks -> blocks.getValue().get(address.network(blocks.getKey())))
                .filter(block -> block != null);
    }

    private Stream<CidrBlock> within(CidrBlock outer) {
        int from = 0;
        int to = byAddress.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (BY_ADDRESS.compare(byAddress.get(middle), outer) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return byAddress.subList(from, byAddress.size()).stream().takeWhile(outer::holds);
    }

    /** The outermost blocks of one IP version, if together they hold every address of this version; else none. */
    CidrSet everyAddress(int version) {
        List<CidrBlock> outermost = new ArrayList<>();
        for (CidrBlock block : byAddress) {
            boolean isHeld =
                    !outermost.isEmpty() && outermost.get(outermost.size() - 1).holds(block);
            if (block.version() == version && !isHeld) {
                outermost.add(block);
            }
        }
        // The outermost blocks are apart, so their sizes add up.
        BigInteger held = outermost.stream().map(CidrBlock::size).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger all = BigInteger.ONE.shiftLeft(version == 4 ? 32 : 128);
        return of(held.equals(all) ? outermost : List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CidrSet that && byName.equals(that.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /** Short, so that hundreds of blocks do not fill a sentence. */
    @Override
    public String toString() {
        String first = stream().limit(MOST_NAMED).map(CidrBlock::toString).collect(Collectors.joining(", "));
        int more = byName.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
