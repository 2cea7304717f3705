package io.github.keycloakkiosk.it.sessioncap;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;

/** A number that a thread of its own asks for again and again; the smallest value is kept. */
final class Poll implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> asking;
    private volatile boolean over;
    private int fewest = Integer.MAX_VALUE;

    private Poll(IntSupplier number) {
        asking = thread.submit(() -> {
            do {
                fewest = Math.min(fewest, number.getAsInt());
                Thread.sleep(2); // leaves the machine to the action under test
            } while (!over);
            return null;
        });
    }

    static Poll of(IntSupplier number) {
        return new Poll(number);
    }

    /** Ends the thread, and returns the smallest value. */
    int fewest() throws InterruptedException, ExecutionException {
        over = true;
        asking.get();
        return fewest;
    }

    @Override
    public void close() {
        over = true;
        thread.shutdown();
    }
}
