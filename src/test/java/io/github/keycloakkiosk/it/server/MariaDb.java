package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A MariaDB on loopback, from Debian's package {@code mariadb-server}. Its directory is deleted at the end. */
public final class MariaDb implements AutoCloseable {

    public static final Program SERVER = new Program("mariadbd");

    private static final Program INSTALL = new Program("mariadb-install-db");

    private static final String FIRST_STATEMENTS = """
            CREATE DATABASE keycloak CHARACTER SET utf8mb4;
            CREATE USER 'keycloak'@'%' IDENTIFIED BY 'keycloak';
            GRANT ALL ON keycloak.* TO 'keycloak'@'%';
            """;

    private final Port port = Port.free();
    private final Path directory;
    private final ProcessTree tree;

    private MariaDb(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        Path data = directory.resolve("data");
        ServerLog log = new ServerLog(directory.resolve("log"));
        int installed = log.receive(INSTALL.with(
                        List.of("--no-defaults", "--datadir=" + data, "--auth-root-authentication-method=normal")))
                .start()
                .waitFor();
        if (installed != 0) {
            throw new IllegalStateException("mariadb-install-db ended with " + installed + ". " + log.tail());
        }
        Path first = Files.writeString(directory.resolve("first.sql"), FIRST_STATEMENTS);
        Process process = log.continueWith(SERVER.with(List.of(
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + data,
                        "--socket=" + directory.resolve("socket"),
                        "--pid-file=" + directory.resolve("pid"),
                        "--bind-address=127.0.0.1",
                        "--skip-name-resolve", // the nobody of a new MariaDB is somebody at localhost
                        "--port=" + port.number(),
                        "--init-file=" + first)))
                .start();
        this.tree = new ProcessTree(process);
        while (!port.isTaken()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("mariadbd does not start. " + log.tail());
            }
            Thread.sleep(50);
        }
    }

    /** An empty database, running. */
    public static MariaDb start() {
        try {
            return new MariaDb(Files.createTempDirectory("kiosk-mariadb"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The options by which a Keycloak uses it. */
    public ServerOptions options() {
        return new ServerOptions(
                List.of("--db=mariadb"),
                List.of(
                        "--db-url=jdbc:mariadb://127.0.0.1:" + port.number() + "/keycloak",
                        "--db-username=keycloak",
                        "--db-password=keycloak"),
                Map.of(),
                List.of(),
                List.of());
    }

    @Override
    public void close() {
        tree.close();
        new DirectoryTree(directory).delete();
    }
}
