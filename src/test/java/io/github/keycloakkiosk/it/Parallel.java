package io.github.keycloakkiosk.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls that are made at once. */
final class Parallel {

    private Parallel() {}

    /** As many calls at once; the answers in the order of their numbers. */
    static <T> List<T> run(int times, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<T>> tasks = IntStream.range(0, times)
                    .mapToObj(i -> (Callable<T>) () -> call.apply(i))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks, 2, TimeUnit.MINUTES)) {
                answers.add(future.get());
            }
            return answers;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
