package io.github.keycloakkiosk.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.RandomCases;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares {@link ForwardedChain}, and {@link AddressCheck} behind it, with {@link NaiveChain}. */
class ForwardedChainPropertyTest {

    @Test
    void theClientIsTheFirstWhoIsNoTrustedProxy() {
        AtomicInteger known = new AtomicInteger();
        AtomicInteger byHeader = new AtomicInteger();
        RandomCases.forEach(4_000, random -> {
            RandomConnection way = RandomConnection.of(random);
            Connection connection = way.connection();
            if (callerIsWhomTheModelNames(connection, way.proxies(), way.trusted())) {
                known.incrementAndGet();
                byHeader.addAndGet(connection.forwardedFor().isEmpty() ? 0 : 1);
            }
        });
        assertThat(known.get()).as("neither too tame nor too wild").isBetween(400, 3_600);
        assertThat(byHeader.get()).isGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("io.github.keycloakkiosk.network.ForwardedChainFuzz#seeds")
    void theCallersOfTheFuzzingsSeedsAreTheClientsOfTheModel(byte[] text) {
        ForwardedChainFuzz.callerIsWhomTheModelNames(text);
    }

    /** Whether the caller is known; fails if {@link ForwardedChain} and {@link NaiveChain} differ. */
    static boolean callerIsWhomTheModelNames(Connection connection, TrustedProxies proxies, List<NaiveBlock> trusted) {
        Caller caller = new ForwardedChain(connection, proxies).caller();

        Optional<ClientAddress> client =
                caller instanceof Caller.Known known ? Optional.of(known.address()) : Optional.empty();
        Optional<Bits> expected = new NaiveChain(trusted).client(connection);
        assertThat(client)
                .as("%s %s", connection, connection.forwardedFor())
                .isEqualTo(expected.map(bits -> ClientAddress.of(bits.bytes())));
        if (caller instanceof Caller.Unknown unknown) {
            assertThat(unknown.reason().explanation(unknown.seen(), unknown.detail()))
                    .matches("[ -~]+")
                    .hasSizeLessThan(400);
        }
        return client.isPresent();
    }

    @Test
    void onlyClientsOfTheModelThatAreWhitelistedAreLetIn() {
        AtomicInteger allowed = new AtomicInteger();
        RandomCases.forEach(4_000, random -> {
            RandomConnection way = RandomConnection.of(random);
            Connection connection = way.connection();
            Optional<Bits> client = new NaiveChain(way.trusted()).client(connection);
            NaiveBlock listed = client.filter(known -> random.nextBoolean())
                    .map(known -> around(known, random.nextInt(known.length() + 1)))
                    .orElseGet(() -> NaiveBlock.random(random));
            IpWhitelist whitelist = IpWhitelist.parse(List.of(listed.spelling(random)));

            AddressVerdict verdict = new AddressCheck(whitelist, way.proxies()).judge(Optional.of(connection));

            assertThat(verdict.allowed())
                    .as("%s %s %s", connection, connection.forwardedFor(), whitelist)
                    .isEqualTo(client.filter(listed::contains).isPresent());
            client.ifPresent(known ->
                    assertThat(AddressGrammar.read(verdict.clientAddress())).contains(known));
            allowed.addAndGet(verdict.allowed() ? 1 : 0);
        });
        assertThat(allowed.get()).isBetween(200, 3_600);
    }

    private static NaiveBlock around(Bits address, int prefix) {
        return new NaiveBlock(address.filled(prefix, '0'), prefix);
    }
}
