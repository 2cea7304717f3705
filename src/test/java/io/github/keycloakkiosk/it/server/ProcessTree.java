package io.github.keycloakkiosk.it.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process and its children, ended together: {@code kc.sh} and {@code kc.bat} are the parents of the real java process,
 * which outlives a parent that is killed. Ends with this JVM at the latest.
 */
public final class ProcessTree implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Process process;
    private final Duration grace;
    private final Set<ProcessHandle> known = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private final Thread atExit = new Thread(this::end, "stop-keycloak");

    public ProcessTree(Process process) {
        this(process, GRACE);
    }

    ProcessTree(Process process, Duration grace) {
        this.process = process;
        this.grace = grace;
        known.add(process.toHandle());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Ends all of it, by force what does not end by itself.
     *
     * @throws IllegalStateException if one of it is still there
     */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // Then the hook does the same, which harms nobody.
        }
    }

    /** Whether the parent is alive. What it has started until now will not be overlooked at the end. */
    boolean isAlive() {
        lookAgain();
        return process.isAlive();
    }

    /** Waits until the parent has ended, and returns its exit code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it as the kernel does when memory is short: by SIGKILL, with no time to say good-bye. */
    void kill() {
        ending = true;
        lookAgain();
        known.forEach(ProcessHandle::destroyForcibly);
        close();
    }

    /** Whether it ends because we, or the end of this JVM, want it to. */
    boolean isEnding() {
        return ending;
    }

    private void end() {
        ending = true;
        lookAgain();
        known.forEach(ProcessHandle::destroy);
        if (!haveEnded()) {
            // What was being started meanwhile, and whose parent waits for it.
            lookAgain();
            known.forEach(ProcessHandle::destroyForcibly);
            if (!haveEnded()) {
                throw new IllegalStateException("Still running, though killed: "
                        + known.stream()
                                .filter(ProcessTree::runs)
                                .map(ProcessTree::described)
                                .toList());
            }
        }
    }

    private static String described(ProcessHandle handle) {
        return handle.pid() + " " + handle.info().commandLine().orElse("");
    }

    /** A child whose parent has ended is nobody's descendant: whoever was seen once is remembered. */
    private void lookAgain() {
        List.copyOf(known).forEach(one -> one.descendants().forEach(known::add));
    }

    private boolean haveEnded() {
        long deadline = System.nanoTime() + grace.toNanos();
        try {
            while (known.stream().anyMatch(ProcessTree::runs)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(20);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * A process that has ended, and that nobody has asked how, as in a container without an init, counts as alive but has no
     * command.
     */
    private static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }
}
