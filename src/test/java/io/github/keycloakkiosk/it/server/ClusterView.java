package io.github.keycloakkiosk.it.server;

import java.nio.file.Files;
import java.util.function.BooleanSupplier;

/**
 * The number of servers that one server sees, as its log says.
 *
 * @param from the place in the log before which all is of the past
 */
record ClusterView(ServerLog log, long from) {

    /** The view of a server that has not started yet. */
    static ClusterView of(String server) {
        ServerLog log = new ServerLog(MavenBuild.current().log(server));
        log.clear();
        return new ClusterView(log, 0);
    }

    /** The view that this server logs from now on. */
    static ClusterView next(KeycloakServer server) {
        ServerLog log = new ServerLog(server.log());
        return new ClusterView(log, log.end());
    }

    /**
     * Returns when the server has logged that it sees so many servers, itself included.
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
        return Files.exists(log.file())
                && log.linesFrom(from).stream()
                        .anyMatch(line -> line.contains("ISPN000094") && line.contains("(" + members + ")"));
    }
}
