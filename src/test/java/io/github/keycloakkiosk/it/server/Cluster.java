package io.github.keycloakkiosk.it.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Two Keycloak servers that share a PostgreSQL and know of each other, as {@code kc.sh start} does it by itself: they find each
 * other in the database and talk over TCP, all on loopback. Both have the demo realm.
 */
public final class Cluster implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("--cache=ispn", "--cache-embedded-network-bind-address=127.0.0.1");

    /** Longer than two that each founded a cluster need to find the other. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Postgres database;
    private final KeycloakServer first;
    private final KeycloakServer second;

    private Cluster(Postgres database, KeycloakServer first, KeycloakServer second) {
        this.database = database;
        this.first = first;
        this.second = second;
    }

    /**
     * Starts both, and waits until the realm answers at each and each has said that it sees the other.
     *
     * @param name of their directories and logs, with a number behind it: no two clusters of one name at a time
     * @param providers as in {@link ServerOptions#providers()}
     * @throws IllegalStateException with the end of the log, if one does not start, or does not find the other
     */
    static Cluster start(String name, List<String> providers) {
        Postgres database = Postgres.start();
        ServerOptions options = database.options().and(OPTIONS, providers);
        ClusterView firstsView = ClusterView.of(name + "-1");
        ClusterView secondsView = ClusterView.of(name + "-2");
        CompletableFuture<KeycloakServer> first =
                CompletableFuture.supplyAsync(() -> KeycloakServer.start(name + "-1", options));
        CompletableFuture<KeycloakServer> second = CompletableFuture.supplyAsync(() -> {
            // Two that come at the same time would each found a cluster, and find the other half a minute later.
            firstsView.await(1, () -> !first.isDone());
            return KeycloakServer.start(name + "-2", options);
        });
        try {
            Cluster cluster = new Cluster(database, first.join(), second.join());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            firstsView.await(2, () -> System.nanoTime() < deadline);
            secondsView.await(2, () -> System.nanoTime() < deadline);
            return cluster;
        } catch (CompletionException | IllegalStateException failed) {
            List.of(first, second)
                    .forEach(node -> node.handle((server, none) -> server)
                            .thenAccept(server -> {
                                if (server != null) {
                                    server.close();
                                }
                            })
                            .join());
            database.close();
            throw failed;
        }
    }

    public KeycloakServer first() {
        return first;
    }

    public KeycloakServer second() {
        return second;
    }

    public List<KeycloakServer> nodes() {
        return List.of(first, second);
    }

    /** Ends both at the same time, and then their database. */
    @Override
    public void close() {
        nodes().parallelStream().forEach(KeycloakServer::close);
        database.close();
    }
}
