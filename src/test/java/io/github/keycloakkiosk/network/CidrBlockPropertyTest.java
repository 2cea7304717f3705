package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares {@link CidrBlock} with {@link NaiveBlock}. */
class CidrBlockPropertyTest {

    private static final Pattern ADVICE = Pattern.compile("write (\\S+) or (\\S+)");

    @Test
    void holdsWhoBeginsWithTheSameDigits() {
        AtomicInteger inside = new AtomicInteger();
        RandomCases.forEach(10_000, random -> {
            NaiveBlock naive = NaiveBlock.random(random);
            CidrBlock block = CidrBlock.parse(naive.spelling(random));
            Bits address = naive.near(random);

            assertThat(block.contains(ClientAddress.parse(AddressSpelling.any(address, random))))
                    .as("%s %s", block, address)
                    .isEqualTo(naive.contains(address));
            inside.addAndGet(naive.contains(address) ? 1 : 0);
        });
        assertThat(inside.get()).isBetween(2_000, 8_000);
    }

    @Test
    void theAdviceForHostBitsIsTheBlockAroundThemAndTheAddress() {
        RandomCases.forEach(2_000, random -> {
            Bits address = Bits.random(random);
            int prefix = random.nextInt(address.length() + 1);
            NaiveBlock around = new NaiveBlock(address.filled(prefix, '0'), prefix);
            String text = AddressSpelling.unmapped(address, random) + "/" + prefix;
            if (around.network().equals(address)) {
                assertThat(NaiveBlock.read(CidrBlock.parse(text).toString())).contains(around);
                return;
            }
            Matcher advice = ADVICE.matcher(refusal(text));
            assertThat(advice.find()).isTrue();
            assertThat(NaiveBlock.read(advice.group(1))).contains(around);
            assertThat(NaiveBlock.read(advice.group(2))).contains(new NaiveBlock(address, address.length()));
        });
    }

    private static String refusal(String text) {
        try {
            return CidrBlock.parse(text).toString();
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
    }

    @Test
    void aBlockIsReadAndNothingElse() {
        AtomicInteger read = new AtomicInteger();
        RandomCases.forEach(10_000, random -> {
            String text = NaiveBlock.random(random).spelling(random);
            read.addAndGet(readAsTheModelHasIt(AddressSpelling.changed(text, random)) ? 1 : 0);
        });
        assertThat(read.get()).as("neither too tame nor too wild").isBetween(500, 9_500);
    }

    @ParameterizedTest
    @MethodSource("io.github.keycloakkiosk.network.CidrBlockFuzz#seeds")
    void theSeedsOfTheFuzzingAreReadAsTheModelHasThem(byte[] text) {
        readAsTheModelHasIt(CidrBlockFuzz.text(text));
    }

    /** Whether the text is a block; fails if {@link CidrBlock} says something else. */
    static boolean readAsTheModelHasIt(String text) {
        Optional<NaiveBlock> expected = NaiveBlock.read(text);
        Optional<CidrBlock> block = PrintableRefusal.orRead(CidrBlock::parse, text);

        assertThat(block.flatMap(read -> NaiveBlock.read(read.toString())))
                .as(text)
                .isEqualTo(expected);
        assertThat(block.isPresent()).as(text).isEqualTo(expected.isPresent());
        block.ifPresent(read -> assertThat(CidrBlock.parse(read.toString()))
                .isEqualTo(read)
                .hasSameHashCodeAs(read)
                .hasToString(read.toString()));
        return block.isPresent();
    }
}
