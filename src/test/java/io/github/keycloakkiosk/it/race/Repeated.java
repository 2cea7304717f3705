package io.github.keycloakkiosk.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakkiosk.it.client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Calls that are made again and again, each by a thread of its own, while something else happens. */
final class Repeated implements AutoCloseable {

    /** One call, and the moments between which it was made. */
    record Call(long began, long ended, Answer answer) {

        int status() {
            return answer.status();
        }
    }

    private final ExecutorService threads;
    private final List<Future<List<Call>>> running = new ArrayList<>();
    private final List<List<Call>> made = new ArrayList<>();
    private volatile boolean over;

    private Repeated(int callers) {
        this.threads = Executors.newFixedThreadPool(callers);
    }

    /** Starts the callers, and returns when each has had an answer. */
    static Repeated begin(List<Supplier<Answer>> callers) throws InterruptedException {
        Repeated repeated = new Repeated(callers.size());
        callers.forEach(caller -> {
            List<Call> calls = new ArrayList<>();
            repeated.made.add(calls);
            repeated.running.add(repeated.threads.submit(() -> repeated.repeat(caller, calls)));
        });
        repeated.awaitOneMore();
        return repeated;
    }

    /**
     * Changes something while these calls go on. After the change's answer each call is refused, in the order in which the
     * calls are given. No call gets another answer than good or refused.
     */
    static void assertRefusedAfter(Supplier<Answer> change, List<Supplier<Answer>> callers) throws Exception {
        try (Repeated repeated = begin(callers)) {
            Answer changed = change.get();
            long from = System.nanoTime();
            assertThat(changed.status()).as(changed.body()).isEqualTo(204);
            assertThat(callers)
                    .allSatisfy(caller -> assertThat(caller.get().status()).isEqualTo(401));
            repeated.awaitOneMore();
            List<Call> calls = repeated.end();
            assertThat(calls)
                    .allSatisfy(call ->
                            assertThat(call.status()).as(call.answer().body()).isIn(200, 401));
            assertThat(calls)
                    .filteredOn(call -> call.began() > from)
                    .isNotEmpty()
                    .extracting(Call::status)
                    .containsOnly(401);
        }
    }

    private List<Call> repeat(Supplier<Answer> caller, List<Call> calls) {
        while (!over) {
            long began = System.nanoTime();
            Answer answer = caller.get();
            synchronized (this) {
                calls.add(new Call(began, System.nanoTime(), answer));
            }
        }
        return calls;
    }

    /** Returns when each caller has begun and ended one more call. */
    void awaitOneMore() throws InterruptedException {
        long now = System.nanoTime();
        while (running.stream().noneMatch(Future::isDone) && !allBeganAfter(now)) {
            Thread.sleep(1);
        }
    }

    private synchronized boolean allBeganAfter(long moment) {
        return made.stream()
                .allMatch(
                        calls -> !calls.isEmpty() && calls.get(calls.size() - 1).began() > moment);
    }

    /** Ends the callers, and returns every call of every caller. A call that failed without an answer fails the test. */
    List<Call> end() throws Exception {
        over = true;
        List<Call> all = new ArrayList<>();
        for (Future<List<Call>> one : running) {
            all.addAll(one.get());
        }
        return all;
    }

    /** Ends the callers, also when a test has failed. */
    @Override
    public void close() {
        over = true;
        threads.shutdown();
    }
}
