package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code kc.sh export} and {@code kc.sh import}, at the database of a server that may be running. */
public final class KcTransfer {

    private final String name;
    private final ServerOptions options;

    /**
     * @param name of its log
     * @param options those of the server; its database must be one that two processes can open
     */
    public KcTransfer(String name, ServerOptions options) {
        this.name = name;
        this.options = options;
    }

    /** Writes a full export, with secrets and users, to this file. */
    public void export(String realm, Path file) {
        run("export", "--realm=" + realm, "--file=" + file);
    }

    /** Imports the realm in this file. */
    public void importFrom(Path file) {
        run("import", "--file=" + file);
    }

    /** @throws IllegalStateException with the end of the log, if it fails */
    private void run(String command, String... own) {
        MavenBuild maven = MavenBuild.current();
        ServerLog log = new ServerLog(maven.log(name + "-" + command));
        KeycloakHome home = BuiltKeycloak.with(options.build(), options.jars(maven), maven);
        List<String> arguments = new ArrayList<>(List.of(command, "--optimized"));
        arguments.addAll(List.of(own));
        // The other options are about HTTP, which is not used here.
        options.start().stream()
                .filter(option -> option.startsWith("--db-") || option.startsWith("--vault-"))
                .forEach(arguments::add);
        ProcessBuilder builder = log.receive(home.kc(arguments));
        builder.environment().putAll(options.env());
        try (ProcessTree tree = new ProcessTree(builder.start())) {
            int exit = tree.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kc " + command + " ended with " + exit + "\n" + log.tail());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during kc " + command, e);
        }
    }
}
