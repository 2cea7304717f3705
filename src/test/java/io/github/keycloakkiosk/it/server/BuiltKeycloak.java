package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Keycloak with its provider jars after {@code kc.sh build}, ready for {@code start --optimized}. A build takes as long
 * as a start. So one build is kept for each set of build options and jars, over several runs, until a jar changes.
 */
final class BuiltKeycloak {

    private BuiltKeycloak() {}

    static KeycloakHome with(List<String> buildOptions, List<Path> jars, MavenBuild maven) {
        MadeFrom sources = new MadeFrom(maven.dist().getFileName() + "\n" + String.join("\n", buildOptions), jars);
        try {
            return new KeycloakHome(MadeFrom.directory(maven.kept(), "built", sources, directory -> {
                KeycloakHome home = new KeycloakHome(maven.dist()).copyTo(directory);
                home.provide(jars);
                build(
                        home,
                        buildOptions,
                        new ServerLog(maven.log(directory.getFileName().toString())));
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(KeycloakHome home, List<String> buildOptions, ServerLog log) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(buildOptions);
        ProcessBuilder builder = log.receive(home.kc(arguments));
        builder.environment().putAll(ServerOptions.QUICK);
        try (ProcessTree tree = new ProcessTree(builder.start())) {
            int exit = tree.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kc build " + buildOptions + " ended with " + exit + "\n" + log.tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was being built", e);
        }
    }
}
