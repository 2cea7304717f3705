package io.github.keycloakkiosk.network;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blocks in an order of their own, whatever order they were stored in. */
record CidrBlocks(List<CidrBlock> blocks) {

    private static final int MOST_NAMED = 3;

    static CidrBlocks of(Collection<CidrBlock> blocks) {
        return new CidrBlocks(blocks.stream()
                .distinct()
                .sorted(Comparator.comparing(CidrBlock::toString))
                .toList());
    }

    Stream<CidrBlock> stream() {
        return blocks.stream();
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    CidrBlocks only(Predicate<CidrBlock> wanted) {
        return new CidrBlocks(stream().filter(wanted).toList());
    }

    boolean anyOverlaps(CidrBlock block) {
        return stream().anyMatch(block::overlaps);
    }

    /** The outermost blocks of one IP version, if together they hold every address of it; else none. */
    CidrBlocks everyAddress(int version) {
        CidrBlocks outermost = only(block ->
                block.version() == version && stream().noneMatch(other -> !other.equals(block) && other.holds(block)));
        // Two blocks nest or are apart, so those that lie in no other are apart: their sizes add up.
        BigInteger held = outermost.stream().map(CidrBlock::size).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger all = BigInteger.ONE.shiftLeft(version == 4 ? 32 : 128);
        return held.equals(all) ? outermost : of(List.of());
    }

    /** For a sentence, which a list of hundreds would drown. */
    @Override
    public String toString() {
        String first = stream().limit(MOST_NAMED).map(CidrBlock::toString).collect(Collectors.joining(", "));
        int more = blocks.size() - MOST_NAMED;
        return more > 0 ? first + " and " + more + " more" : first;
    }
}
