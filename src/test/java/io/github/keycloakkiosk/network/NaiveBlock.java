package io.github.keycloakkiosk.network;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A block in the tests' naive model: it holds every address that begins with the same binary digits.
 *
 * @param network its first address
 * @param prefix how many digits count
 */
record NaiveBlock(Bits network, int prefix) {

    static NaiveBlock random(RandomGenerator random) {
        Bits address = Bits.random(random);
        int prefix = random.nextInt(address.length() + 1);
        return new NaiveBlock(address.filled(prefix, '0'), prefix);
    }

    /** The block that a text names; empty if it names none, has host bits, or could mean two blocks (mapped IPv4). */
    static Optional<NaiveBlock> read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return AddressGrammar.read(text).map(address -> new NaiveBlock(address, address.length()));
        }
        String written = text.substring(0, slash);
        return AddressGrammar.read(written)
                .filter(address -> address.isIpv4() == (written.indexOf(':') < 0))
                .flatMap(address -> prefix(text.substring(slash + 1), address.length())
                        .map(prefix -> new NaiveBlock(address, prefix)))
                .filter(block -> block.network.equals(block.network.filled(block.prefix, '0')));
    }

    private static Optional<Integer> prefix(String digits, int most) {
        for (int prefix = 0; prefix <= most; prefix++) {
            if (digits.equals(String.valueOf(prefix))) {
                return Optional.of(prefix);
            }
        }
        return Optional.empty();
    }

    boolean contains(Bits address) {
        if (address.length() != network.length()) {
            return false;
        }
        for (int i = 0; i < prefix; i++) {
            if (address.digits().charAt(i) != network.digits().charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the blocks hold every address of one IP version: all that begin with 0, all that begin with 1, and so on. */
    static boolean areEveryone(List<NaiveBlock> blocks) {
        return Stream.of(32, 128)
                .map(length -> blocks.stream()
                        .filter(block -> block.network.length() == length)
                        .map(block -> block.network.digits().substring(0, block.prefix))
                        .toList())
                .anyMatch(beginnings -> holdAll(beginnings, ""));
    }

    private static boolean holdAll(List<String> beginnings, String digits) {
        return beginnings.stream().anyMatch(digits::startsWith)
                || beginnings.stream().anyMatch(beginning -> beginning.startsWith(digits))
                        && holdAll(beginnings, digits + "0")
                        && holdAll(beginnings, digits + "1");
    }

    /** An address inside, at both ends, just outside, one digit off, or anywhere. */
    Bits near(RandomGenerator random) {
        Bits last = network.filled(prefix, '1');
        return switch (random.nextInt(7)) {
            case 0 -> network;
            case 1 -> last;
            case 2 -> network.plus(-1);
            case 3 -> last.plus(1);
            case 4 -> network.flipped(random.nextInt(network.length()));
            case 5 ->
                new Bits(network.digits().substring(0, prefix)
                        + anyOf(network.length(), random).digits().substring(prefix));
            default -> Bits.random(random);
        };
    }

    private static Bits anyOf(int length, RandomGenerator random) {
        byte[] bytes = new byte[length / 8];
        random.nextBytes(bytes);
        return Bits.of(bytes);
    }

    String spelling(RandomGenerator random) {
        return prefix == network.length() && random.nextBoolean()
                ? AddressSpelling.any(network, random)
                : AddressSpelling.unmapped(network, random) + "/" + prefix;
    }
}
