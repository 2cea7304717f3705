package io.github.keycloakkiosk.guessing;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where attempts wait while others are under way that may turn out right. Each waiting attempt holds one of the server's worker
 * threads, so few may wait, and not for long: everybody else must still be served.
 */
final class WaitingRoom {

    private static WaitingRoom ofThisServer;

    private final Semaphore places;
    private final long longestMillis;
    private final long stepMillis;

    /**
     * @param places how many may wait at once
     * @param longestMillis for how long each waits at most, in ms
     * @param stepMillis how often each tries again, in ms
     */
    WaitingRoom(int places, long longestMillis, long stepMillis) {
        this.places = new Semaphore(Math.max(1, places));
        this.longestMillis = longestMillis;
        this.stepMillis = stepMillis;
    }

    /** Two seconds at most, for an eighth of the worker threads at most. */
    static synchronized WaitingRoom ofThisServer() {
        if (ofThisServer == null) {
            ofThisServer = new WaitingRoom(workerThreads() / 8, 2000, 50);
        }
        return ofThisServer;
    }

    /**
     * Tries until it has a turn.
     *
     * @param worthwhile whether a further try may have one
     * @return empty when it had none, or when there is no place to wait
     */
    Optional<Turn> await(Supplier<Optional<Turn>> attempt, BooleanSupplier worthwhile) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            long end = System.nanoTime() + longestMillis * 1_000_000;
            Optional<Turn> turn = Optional.empty();
            while (turn.isEmpty() && System.nanoTime() < end && worthwhile.getAsBoolean()) {
                Thread.sleep(stepMillis);
                turn = attempt.get();
            }
            return turn;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    /** As Keycloak's option {@code http-pool-max-threads}, or its default. */
    private static int workerThreads() {
        return ConfigProvider.getConfig()
                .getOptionalValue("kc.http-pool-max-threads", Integer.class)
                .orElse(Math.max(50, 4 * Runtime.getRuntime().availableProcessors()));
    }
}
