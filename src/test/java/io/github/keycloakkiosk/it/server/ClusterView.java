package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;

/** How many servers one of them sees, as it says in its log. */
record ClusterView(ServerLog log) {

    /** Of a server that has not started yet. */
    static ClusterView of(String server) {
        ServerLog log = new ServerLog(MavenBuild.current().log(server));
        log.clear();
        return new ClusterView(log);
    }

    /**
     * Returns when the server has said that it sees so many, itself included.
     *
     * @throws IllegalStateException if it has not when {@code hope} ends
     */
    void await(int members, BooleanSupplier hope) {
        try {
            while (!sees(members)) {
                if (!hope.getAsBoolean()) {
                    throw new IllegalStateException("It sees no cluster of " + members + ". " + log.tail());
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a cluster", e);
        }
    }

    private boolean sees(int members) {
        try {
            return Files.exists(log.file())
                    && new String(Files.readAllBytes(log.file()), StandardCharsets.UTF_8)
                            .lines()
                            .anyMatch(line -> line.contains("ISPN000094") && line.contains("(" + members + ")"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
