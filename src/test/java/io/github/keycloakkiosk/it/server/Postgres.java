package io.github.keycloakkiosk.it.server;

import io.github.keycloakkiosk.it.credential.StaffList;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A PostgreSQL on loopback that can go away and come back with its data. */
public final class Postgres implements AutoCloseable {

    private static final String LOG = "postgres.log";

    private final int port = Port.free().number();
    private final Path data;
    private EmbeddedPostgres running;

    private Postgres(Path data) {
        this.data = data;
    }

    /** An empty database, running. */
    public static Postgres start() {
        try {
            Postgres postgres = new Postgres(Files.createTempDirectory("kiosk-postgres"));
            postgres.comeBack();
            return postgres;
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
    }

    /**
     * The options by which a Keycloak of a {@link Cluster} uses this database, with all that some tests need, so that
     * Keycloak is built once for most of them. A vault of files does nothing until it has files.
     */
    public ServerOptions options() {
        return new ServerOptions(
                List.of("--db=postgres", "--vault=file"),
                List.of(
                        "--db-url=jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "--db-username=postgres",
                        "--db-password=postgres"),
                Map.of(),
                List.of(),
                List.of(StaffList.class.getName()));
    }

    /** The database's own log: its errors, such as deadlocks, and everything else that it was told to log. */
    public ServerLog log() {
        return new ServerLog(data.resolve("log").resolve(LOG));
    }

    /** A connection of the caller's own, beside those of the servers. */
    public Connection connect() {
        try {
            return running.getPostgresDatabase().getConnection();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Runs a statement over a connection of its own. */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** Ends the process; all connections break. */
    public void goAway() {
        try {
            running.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    /**
     * Ends the process at once, as {@code pg_ctl -m immediate} does: what was committed without waiting for the disk, and is
     * not there yet, is lost.
     */
    public void crash() {
        try {
            String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
            ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start();
            postmaster.onExit().join();
            running.close(); // only its lock is left
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it again, on the same port and with the same data. */
    public void comeBack() {
        try {
            running = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("logging_collector", "on")
                    .setServerConfig("log_filename", LOG)
                    .setServerConfig("log_rotation_size", "0")
                    // As PostgreSQL itself has it; the embedded one never waits for its log.
                    .setServerConfig("synchronous_commit", "on")
                    // The default of 10 s is too short on a busy machine.
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        goAway();
        new DirectoryTree(data).delete();
    }
}
