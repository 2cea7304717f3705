package io.github.keycloakkiosk;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The cases of a property, which are other cases in each run. A failure names the seed of its case, and {@code
 * -Drandom.seed=…} begins with that case.
 */
public final class RandomCases {

    private static final String SEED = "random.seed";
    private static final long FIRST = Long.getLong(SEED, System.nanoTime());

    private RandomCases() {}

    /** Fails at the first case that breaks the property. */
    public static void forEach(int cases, Consumer<RandomGenerator> property) {
        for (long seed = FIRST; seed < FIRST + cases; seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("With -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
