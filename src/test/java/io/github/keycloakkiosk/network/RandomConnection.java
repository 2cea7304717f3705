package io.github.keycloakkiosk.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Random requests by way of proxies: some proxies are trusted, some speak PROXY protocol, and some write nonsense. */
record RandomConnection(RandomGenerator random, List<NaiveBlock> trusted) {

    private static final List<String> GARBAGE = List.of(
            "",
            "unknown",
            "_hidden",
            "10.0.0.5:80",
            "10.0.0.5:65536",
            "[::1]",
            "[::1]:443",
            "[10.0.0.5]",
            "[::1]443",
            "fe80::1%eth0",
            "010.0.0.5",
            "10.5",
            "localhost",
            "1.2.3.4 5.6.7.8");

    static RandomConnection of(RandomGenerator random) {
        // The settings refuse proxies with everybody's address.
        List<NaiveBlock> trusted = Stream.generate(() -> Stream.generate(() -> NaiveBlock.random(random))
                        .limit(random.nextInt(4))
                        .toList())
                .filter(blocks -> !NaiveBlock.areEveryone(blocks))
                .findFirst()
                .orElseThrow();
        return new RandomConnection(random, trusted);
    }

    TrustedProxies proxies() {
        return TrustedProxies.parse(
                trusted.stream().map(block -> block.spelling(random)).toList());
    }

    Connection connection() {
        boolean longer = random.nextInt(20) == 0;
        boolean readable = random.nextInt(4) > 0;
        List<String> lines = new ArrayList<>();
        for (int entries = longer ? 47 + random.nextInt(7) : random.nextInt(5); entries > 0; entries--) {
            String entry = blanks() + (readable ? hop() : mostlyHop()) + blanks();
            boolean sameLine = !lines.isEmpty() && random.nextInt(3) > 0;
            lines.add(sameLine ? lines.remove(lines.size() - 1) + "," + entry : entry);
        }
        Bits peer = proxyOrNot();
        String reported = random.nextInt(3) > 0 ? AddressSpelling.any(peer, random) : mostlyHop();
        return new Connection(
                random.nextInt(40) > 0 ? AddressSpelling.any(peer, random) : mostlyHop(),
                reported,
                lines,
                random.nextInt(6) > 0
                        ? List.of()
                        : List.of(ForwardingHeaders.OTHERS.get(random.nextInt(ForwardingHeaders.OTHERS.size()))));
    }

    private String mostlyHop() {
        return switch (random.nextInt(12)) {
            case 0 -> GARBAGE.get(random.nextInt(GARBAGE.size()));
            case 1 -> AddressSpelling.changed(hop(), random);
            default -> hop();
        };
    }

    private String hop() {
        return AddressSpelling.any(proxyOrNot(), random);
    }

    private Bits proxyOrNot() {
        return trusted.isEmpty() || random.nextInt(4) == 0
                ? Bits.random(random)
                : trusted.get(random.nextInt(trusted.size())).near(random);
    }

    private String blanks() {
        return String.join("", Collections.nCopies(random.nextInt(3), random.nextBoolean() ? " " : "\t"));
    }
}
