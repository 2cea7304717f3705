package io.github.keycloakkiosk.it.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * Two Keycloak servers that share a PostgreSQL and form a cluster, as {@code kc.sh start} does by itself. They find each
 * other in the database and talk over TCP, all on loopback. Both have the demo realm.
 */
public final class Cluster implements AutoCloseable {

    /** Each server learns its {@link #files directory} from this environment variable. */
    public static final String FILES = "KIOSK_TEST_FILES";

    /** Two servers that each founded a cluster need less time than this to find each other. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Postgres database;
    private final List<Path> files;
    private final ServerOptions firstsOptions;
    private final KeycloakServer first;
    private final KeycloakServer second;

    private Cluster(
            Postgres database,
            List<Path> files,
            ServerOptions firstsOptions,
            KeycloakServer first,
            KeycloakServer second) {
        this.database = database;
        this.files = files;
        this.firstsOptions = firstsOptions;
        this.first = first;
        this.second = second;
    }

    /**
     * Starts both servers, and waits until the realm answers at each, and each has logged that it sees the other.
     *
     * @param name of their directories and logs, with a number behind it: no two clusters of one name at a time
     * @param start more options, as in {@link ServerOptions#start()}
     * @param providers more of them, as in {@link ServerOptions#providers()}
     * @throws IllegalStateException with the end of the log, if one does not start, or does not find the other
     */
    static Cluster start(String name, List<String> start, List<String> providers) {
        Postgres database = Postgres.start();
        List<String> together = List.of(
                "--cache=ispn",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + Port.freeForCluster().number());
        List<String> names = List.of(name + "-1", name + "-2");
        List<Path> files = names.stream().map(Cluster::emptyDirectory).toList();
        List<ServerOptions> options = files.stream()
                .map(directory -> database.options()
                        .and(
                                Stream.of(together, start, List.of("--vault-dir=" + directory))
                                        .flatMap(List::stream)
                                        .toList(),
                                Map.of(FILES, directory.toString()),
                                providers))
                .toList();
        ClusterView firstsView = ClusterView.of(names.get(0));
        ClusterView secondsView = ClusterView.of(names.get(1));
        CompletableFuture<KeycloakServer> first =
                CompletableFuture.supplyAsync(() -> KeycloakServer.start(names.get(0), options.get(0)));
        CompletableFuture<KeycloakServer> second = CompletableFuture.supplyAsync(() -> {
            // Two servers that start at the same time would each found a cluster, and find each other
            // half a minute later.
            firstsView.await(1, () -> !first.isDone());
            return KeycloakServer.start(names.get(1), options.get(1));
        });
        try {
            Cluster cluster = new Cluster(database, files, options.get(0), first.join(), second.join());
            awaitEachOther(firstsView, secondsView);
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

    /** Kills one server, and waits until the other has seen that it is alone. */
    public void killSecond() {
        ClusterView view = ClusterView.next(first);
        second.kill();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        view.await(1, () -> System.nanoTime() < deadline);
    }

    /** Starts the killed server, and waits as {@link #start} does. */
    public void startAgain() {
        List<KeycloakServer> down =
                nodes().stream().filter(KeycloakServer::isDown).toList();
        if (down.isEmpty()) {
            return;
        }
        ClusterView firstsView = ClusterView.next(first);
        ClusterView secondsView = ClusterView.next(second);
        CompletableFuture<Void> one = CompletableFuture.runAsync(down.get(0)::startAgain);
        if (down.size() == 2) {
            firstsView.await(1, () -> !one.isDone());
            second.startAgain();
        }
        one.join();
        awaitEachOther(firstsView, secondsView);
    }

    private static void awaitEachOther(ClusterView... views) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (ClusterView view : views) {
            view.await(2, () -> System.nanoTime() < deadline);
        }
    }

    private static Path emptyDirectory(String name) {
        Path directory = MavenBuild.current().work().resolve("test-files").resolve(name);
        new DirectoryTree(directory).delete();
        directory.toFile().mkdirs();
        return directory;
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

    public Postgres database() {
        return database;
    }

    /**
     * Exports from its database and imports to it, beside the first server.
     *
     * @param name of the log
     */
    public KcTransfer transfer(String name) {
        return new KcTransfer(name, firstsOptions);
    }

    /**
     * A directory of each server: tests put files there, which their providers in that server read. It is the server's
     * vault too.
     */
    public List<Path> files() {
        return files;
    }

    /** Ends both servers at the same time, and then their database. */
    @Override
    public void close() {
        nodes().parallelStream().forEach(KeycloakServer::close);
        database.close();
    }
}
