package io.github.keycloakkiosk.it.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process and its children, ended together: {@code kc.sh} and {@code kc.bat} are the parents of the real java process,
 * which outlives a parent that is killed. Ends with this JVM at the latest.
 */
public final class ProcessTree implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Process process;
    private volatile boolean ending;
    private final Thread atExit = new Thread(this::end, "stop-keycloak");

    public ProcessTree(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // Then the hook does the same, which harms nobody.
        }
    }

    /** Waits until the parent has ended, and returns its exit code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Whether it ends because we, or the end of this JVM, want it to. */
    boolean isEnding() {
        return ending;
    }

    private void end() {
        ending = true;
        // Listed before anything ends: a child whose parent is gone is nobody's descendant.
        List<ProcessHandle> all = Stream.concat(process.toHandle().descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!ended(all)) {
            all.forEach(ProcessHandle::destroyForcibly);
            ended(all);
        }
    }

    private static boolean ended(List<ProcessHandle> handles) {
        CompletableFuture<?>[] exits =
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(exits).get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
