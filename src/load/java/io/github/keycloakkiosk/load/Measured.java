package io.github.keycloakkiosk.load;

import java.util.Arrays;
import java.util.List;

/**
 * What a pair costs.
 *
 * @param ratios of the server's processor time, one for each round, in ascending order
 * @param one and {@code other}: milliseconds of the server's processor for a request, the median of the rounds
 * @param statements that the database executes for a request of each
 */
record Measured(
        Pair pair, double[] ratios, double one, double other, List<String> statements, List<String> otherStatements) {

    /** The value below which this part of the rounds is: 0.5 is the median. */
    double ratio(double part) {
        return at(ratios, part);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return at(sorted, 0.5);
    }

    private static double at(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
