package io.github.keycloakkiosk.load;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Two things that were measured by turns, in random order.
 *
 * @param ratios one for each round, in ascending order
 */
record Rounds(double[] ones, double[] others, double[] ratios) {

    static Rounds of(int rounds, DoubleSupplier one, DoubleSupplier other) {
        double[] ones = new double[rounds];
        double[] others = new double[rounds];
        double[] ratios = new double[rounds];
        Random random = new Random();
        for (int round = 0; round < rounds; round++) {
            boolean first = random.nextBoolean();
            double before = first ? one.getAsDouble() : 0;
            others[round] = other.getAsDouble();
            ones[round] = first ? before : one.getAsDouble();
            ratios[round] = ones[round] / others[round];
        }
        Arrays.sort(ratios);
        return new Rounds(ones, others, ratios);
    }
}
