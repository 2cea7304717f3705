package io.github.keycloakkiosk.load;

import io.github.keycloakkiosk.network.ClientAddress;
import io.github.keycloakkiosk.network.IpWhitelist;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long the judgement of an address takes, by the number of blocks in the whitelist, and how long it takes to read them. No
 * JMH: that needs an annotation processor, and here are no microseconds to tell apart.
 */
public final class CheckLoad {

    private static final int CHECKS = 5_000_000;

    private static final int ROUNDS = 7;

    private CheckLoad() {}

    public static void main(String[] arguments) {
        List<ClientAddress> addresses = IntStream.range(0, 256)
                .mapToObj(i -> ClientAddress.parse("10." + i + "." + (255 - i) + ".7"))
                .toList();
        for (int blocks : new int[] {2, 100, 10_000}) {
            List<String> values = IntStream.range(0, blocks)
                    .mapToObj(i -> "10." + i / 256 + "." + i % 256 + ".0/25")
                    .toList();
            double[] reading = new double[ROUNDS];
            double[] checking = new double[ROUNDS];
            int inside = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long began = System.nanoTime();
                IpWhitelist whitelist = IpWhitelist.parse(values);
                long read = System.nanoTime();
                for (int check = 0; check < CHECKS; check++) {
                    inside += whitelist.contains(addresses.get(check & 255)) ? 1 : 0;
                }
                reading[round] = (read - began) / 1e6;
                checking[round] = (System.nanoTime() - read) / (double) CHECKS;
            }
            System.out.printf(
                    "%,7d blocks: read in %.1f ms, an address judged in %.0f ns (%,d were inside)%n",
                    blocks, Measured.median(reading), Measured.median(checking), inside);
        }
    }
}
