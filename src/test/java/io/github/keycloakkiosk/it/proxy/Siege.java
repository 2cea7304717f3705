package io.github.keycloakkiosk.it.proxy;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A stranger with many attacks.
 *
 * @param door where they come in
 */
record Siege(Client stranger, InetSocketAddress door, Claim claim) {

    private static final int AT_ONCE = 8;

    /** In milliseconds. */
    private static final int LATE = 5_000;

    record Tried(Attack attack, String answer) {

        boolean letIn() {
            return attack.letIn(answer);
        }

        boolean refused() {
            return attack.refused(answer);
        }

        /** The text has the beginning and the end of the answer. */
        @Override
        public String toString() {
            String first = answer.lines().findFirst().orElse("nothing");
            return attack + " ==> " + first + " ... " + answer.substring(Math.max(0, answer.length() - 120));
        }
    }

    /**
     * In their order, except that odd attacks come last: at an odd one, Keycloak may close a connection that others share.
     */
    List<Tried> tryAll(List<Attack> attacks) {
        List<Tried> tried = new ArrayList<>();
        for (boolean plain : List.of(true, false)) {
            tried.addAll(atOnce(attacks.stream()
                    .filter(attack -> attack.plain() == plain)
                    .<Callable<Tried>>map(attack -> () -> tried(attack))
                    .toList()));
        }
        return tried;
    }

    /** The first attack that lets the stranger in. Attacks at the same time can refuse each other: earlier ones are tried again. */
    Optional<Attack> firstToLetIn(List<Tried> tried) {
        return tried.stream()
                .filter(Tried::letIn)
                .findFirst()
                .map(one -> tried.subList(0, tried.indexOf(one)).stream()
                        .map(Tried::attack)
                        .filter(attack -> tried(attack).letIn())
                        .findFirst()
                        .orElse(one.attack()));
    }

    /** As {@link #firstToLetIn}, one after the other, and with time for a late answer. */
    Optional<Attack> firstToLetInLate(List<Attack> attacks) {
        return attacks.stream()
                .filter(attack -> attack.letIn(answer(attack, LATE)))
                .findFirst();
    }

    private Tried tried(Attack attack) {
        return new Tried(attack, answer(attack, attack.patience()));
    }

    private String answer(Attack attack, int patience) {
        return stranger.send(door, attack.request().apply(claim), patience, attack.end());
    }

    /** Runs a few at a time, so that they share the proxy's connections. */
    private static <T> List<T> atOnce(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> call : threads.invokeAll(calls)) {
                results.add(call.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
