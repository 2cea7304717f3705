package io.github.keycloakkiosk.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a UID may be written in hex is in the table of login strings. */
class UidTest {

    private static final Random RANDOM = new Random(14443);

    /** Cards as they are sold: four bytes of any value, or seven with a maker's byte. */
    static Stream<byte[]> cards() {
        return Stream.generate(() -> {
                    byte[] card = new byte[RANDOM.nextBoolean() ? 4 : 7];
                    RANDOM.nextBytes(card);
                    card[0] = card.length == 7 && card[0] == 0 ? 4 : card[0];
                    return card;
                })
                .limit(200);
    }

    @ParameterizedTest
    @MethodSource("cards")
    void everySpellingOfACardIsTheCard(byte[] card) {
        String hex = HexFormat.of().withUpperCase().formatHex(card);
        byte[] reversed = new byte[card.length];
        for (int i = 0; i < card.length; i++) {
            reversed[i] = card[card.length - 1 - i];
        }

        assertThat(Uid.ofHex(hex).map(Uid::hex)).contains(hex);
        assertThat(Uid.ofHex(HexFormat.ofDelimiter(":").formatHex(reversed))
                        .map(Uid::reversed)
                        .map(Uid::hex))
                .contains(hex);
        assertThat(Uid.ofDecimal(new BigInteger(1, card).toString()).map(Uid::hex))
                .contains(hex);
        assertThat(Uid.ofReversedDecimal(new BigInteger(1, reversed).toString()).map(Uid::hex))
                .contains(hex);
    }

    /** Where the number of bytes changes, and beside it. */
    @Test
    void twoNumbersAreNeverOneUid() {
        List<String> numbers = Stream.of(0L, 1L << 24, 1L << 32, 1L << 40, 1L << 48, 1L << 56)
                .flatMap(
                        edge -> Stream.iterate(edge - 300, number -> number + 1).limit(600))
                .filter(number -> number >= 0)
                .distinct()
                .map(String::valueOf)
                .toList();

        for (Function<String, Stream<Uid>> reading : List.<Function<String, Stream<Uid>>>of(
                text -> Uid.ofDecimal(text).stream(), text -> Uid.ofReversedDecimal(text).stream())) {
            assertThat(numbers.stream().flatMap(reading).map(Uid::hex))
                    .hasSizeGreaterThan(1000)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void itNeverShows() {
        assertThat(Uid.ofHex("04A2B3")).get().hasToString("Uid[redacted]");
    }
}
