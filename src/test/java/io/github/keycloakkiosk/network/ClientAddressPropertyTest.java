package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares {@link ClientAddress} with {@link Bits} and {@link AddressGrammar}. */
class ClientAddressPropertyTest {

    @Test
    void everySpellingIsTheSameAddress() {
        RandomCases.forEach(5_000, random -> {
            Bits bits = Bits.random(random);
            ClientAddress address = ClientAddress.of(bits.bytes());
            String spelling = AddressSpelling.any(bits, random);

            assertThat(ClientAddress.parse(spelling))
                    .as(spelling)
                    .isEqualTo(address)
                    .hasSameHashCodeAs(address);
            assertThat(Bits.of(address.bytes())).isEqualTo(bits);
            assertThat(address.bits()).isEqualTo(bits.length());
        });
    }

    @Test
    void itsOwnSpellingIsReadBackAndIsThatOfRfc5952() {
        RandomCases.forEach(5_000, random -> {
            Bits bits = Bits.random(random);
            ClientAddress address = ClientAddress.of(bits.bytes());

            assertThat(ClientAddress.parse(address.toString())).isEqualTo(address);
            assertThat(address).hasToString(bits.isIpv4() ? AddressSpelling.unmapped(bits, random) : rfc5952(bits));
        });
    }

    /** RFC 5952 section 4.2, by trying: the first of the longest runs of two or more zero groups is cut out. */
    private static String rfc5952(Bits bits) {
        String groups = IntStream.range(0, 8)
                .map(i -> Integer.parseInt(bits.digits(), 16 * i, 16 * i + 16, 2))
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining(":", ":", ":"));
        for (int run = 8; run > 1; run--) {
            String zeros = ":0".repeat(run) + ":";
            if (groups.contains(zeros)) {
                groups = groups.replaceFirst(zeros, "::");
                break;
            }
        }
        return groups.replaceAll("^:(?!:)|(?<!:):$", "");
    }

    @Test
    void addressesOfTheGrammarAreReadAndNothingElse() {
        AtomicInteger read = new AtomicInteger();
        RandomCases.forEach(10_000, random -> {
            String text = AddressSpelling.changed(AddressSpelling.any(Bits.random(random), random), random);
            read.addAndGet(readAsTheGrammarHasIt(text) ? 1 : 0);
        });
        assertThat(read.get()).as("neither too tame nor too wild").isBetween(500, 9_500);
    }

    @ParameterizedTest
    @MethodSource("io.github.keycloakkiosk.network.CidrBlockFuzz#seeds")
    void theSeedsOfTheFuzzingAreReadAsTheGrammarHasThem(byte[] text) {
        readAsTheGrammarHasIt(CidrBlockFuzz.text(text));
    }

    /** Whether the text is an address; fails if {@link ClientAddress} says something else. */
    static boolean readAsTheGrammarHasIt(String text) {
        Optional<Bits> expected = AddressGrammar.read(text);
        Optional<ClientAddress> address = PrintableRefusal.orRead(ClientAddress::parse, text);

        assertThat(address).as(text).isEqualTo(expected.map(bits -> ClientAddress.of(bits.bytes())));
        assertThat(ClientAddress.plain(text)).as(text).isEqualTo(address);
        address.ifPresent(
                read -> assertThat(ClientAddress.parse(read.toString())).isEqualTo(read));
        return address.isPresent();
    }

    @Test
    void twoAreOneSiteIfTheyAreOneIpv4AddressOrInOneSixtyFour() {
        AtomicInteger one = new AtomicInteger();
        RandomCases.forEach(5_000, random -> {
            Bits here = Bits.random(random);
            Bits there = random.nextInt(9) == 0 ? Bits.random(random) : here.flipped(random.nextInt(here.length()));
            boolean oneSite = here.length() == there.length()
                    && here.digits()
                            .substring(0, Math.min(64, here.length()))
                            .equals(there.digits().substring(0, Math.min(64, there.length())));

            Site site = Site.of(ClientAddress.of(here.bytes()));
            assertThat(site.equals(Site.of(ClientAddress.of(there.bytes()))))
                    .as("%s %s", here, there)
                    .isEqualTo(oneSite);
            assertThat(AddressVerdict.allow(ClientAddress.of(here.bytes())).site())
                    .isEqualTo(site);
            one.addAndGet(oneSite ? 1 : 0);
        });
        assertThat(one.get()).isBetween(500, 4_500);
    }
}
