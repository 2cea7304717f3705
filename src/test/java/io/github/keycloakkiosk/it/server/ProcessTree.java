package io.github.keycloakkiosk.it.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process and its children, which are ended together: {@code kc.sh} and {@code kc.bat} are the parents of the real java
 * process, and that process outlives a killed parent. The processes end with this JVM at the latest.
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
     * Ends all processes; a process that does not end by itself is killed.
     *
     * @throws IllegalStateException if one of it is still there
     */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyExiting) {
            // The hook then does the same, which does no harm.
        }
    }

    /**
     * Whether the parent is alive. Remembers the processes that it has started so far, so that none is forgotten at the
     * end.
     */
    boolean isAlive() {
        lookAgain();
        return process.isAlive();
    }

    /** Waits until the parent has ended, and returns its exit code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it as the kernel does when memory is short: by SIGKILL, without time for a shutdown. */
    void kill() {
        ending = true;
        lookAgain();
        known.forEach(ProcessHandle::destroyForcibly);
        close();
    }

    /** Whether it ends because this class, or the end of this JVM, ends it. */
    boolean isEnding() {
        return ending;
    }

    private void end() {
        ending = true;
        lookAgain();
        known.forEach(ProcessHandle::destroy);
        if (!haveEnded()) {
            // A process that was started meanwhile, and for which its parent waits.
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

    /** A child whose parent has ended is nobody's descendant. So every process that was seen once is remembered. */
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
     * A process may have ended without anybody asking how, as in a container without an init. It then counts as alive, but
     * has no command.
     */
    private static boolean runs(ProcessHandle handle) {
        return handle.isAlive() && handle.info().command().isPresent();
    }
}
