package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares {@link IpWhitelist} and {@link TrustedProxies} with lists of {@link NaiveBlock}. */
class IpWhitelistPropertyTest {

    @Test
    void holdsWhoIsInOneOfItsBlocksInWhateverOrder() {
        AtomicInteger listed = new AtomicInteger();
        RandomCases.forEach(5_000, random -> {
            List<NaiveBlock> naive = Stream.generate(() -> NaiveBlock.random(random))
                    .limit(random.nextInt(5))
                    .toList();
            List<String> texts =
                    naive.stream().map(block -> block.spelling(random)).toList();
            Bits bits = naive.isEmpty()
                    ? Bits.random(random)
                    : naive.get(random.nextInt(naive.size())).near(random);
            boolean expected = naive.stream().anyMatch(block -> block.contains(bits));

            IpWhitelist whitelist = IpWhitelist.parse(texts);
            ClientAddress address = ClientAddress.parse(AddressSpelling.any(bits, random));
            assertThat(whitelist.contains(address))
                    .as("%s %s", whitelist, address)
                    .isEqualTo(expected);
            assertThat(whitelist.isEmpty()).isEqualTo(naive.isEmpty());
            assertThat(PrintableRefusal.orRead(text -> TrustedProxies.parse(texts), "")
                            .map(proxies -> proxies.contains(address)))
                    .isEqualTo(PrintableRefusal.orRead(text -> expected, "")
                            .filter(ignored -> !NaiveBlock.areEveryone(naive)));
            listed.addAndGet(expected ? 1 : 0);
        });
        assertThat(listed.get()).isBetween(1_000, 4_000);
    }
}
