package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Compares sets of blocks with a look at each block. */
class CidrSetPropertyTest {

    @Test
    void aSetFindsWhatLookingAtEachBlockFinds() {
        RandomCases.forEach(2_000, CidrSetPropertyTest::check);
    }

    private static void check(RandomGenerator random) {
        List<NaiveBlock> naive = IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> NaiveBlock.random(random))
                .toList();
        List<CidrBlock> blocks = naive.stream()
                .map(block -> CidrBlock.parse(block.spelling(random)))
                .toList();
        CidrSet set = CidrSet.of(blocks);
        NaiveBlock other = naive.isEmpty() || random.nextBoolean() ? NaiveBlock.random(random) : naive.get(0);

        Bits address = other.near(random);
        assertThat(set.contains(ClientAddress.parse(AddressSpelling.any(address, random))))
                .isEqualTo(naive.stream().anyMatch(block -> block.contains(address)));
        CidrBlock one = CidrBlock.parse(other.spelling(random));
        assertThat(set.overlapping(one))
                .containsExactlyInAnyOrderElementsOf(blocks.stream()
                        .distinct()
                        .filter(block -> block.holds(one) || one.holds(block))
                        .toList());
        assertThat(!set.everyAddress(4).isEmpty() || !set.everyAddress(6).isEmpty())
                .isEqualTo(NaiveBlock.areEveryone(naive));
        List<CidrBlock> otherwise = new ArrayList<>(blocks);
        Collections.shuffle(otherwise, new Random(random.nextLong()));
        assertThat(CidrSet.of(otherwise)).isEqualTo(set);
    }
}
