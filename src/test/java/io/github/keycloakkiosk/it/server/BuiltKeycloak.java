package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A Keycloak with its provider jars after {@code kc.sh build}, ready for {@code start --optimized}. A build takes as long
 * as a start. So one build is kept for each set of build options and jars, over several runs, until a jar changes.
 */
final class BuiltKeycloak {

    private BuiltKeycloak() {}

    static synchronized KeycloakHome with(List<String> buildOptions, List<Path> jars, MavenBuild maven) {
        String origin = maven.dist().getFileName() + "\n" + String.join("\n", buildOptions);
        for (Path jar : jars) {
            origin += "\n" + jar.getFileName();
        }
        String name = "built-" + sha256(origin.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
        Path directory = maven.work().resolve(name);
        Path madeFrom = directory.resolve("made-from.txt");
        try {
            String wanted = origin + "\n";
            for (Path jar : jars) {
                wanted += sha256(Files.readAllBytes(jar)) + "\n";
            }
            if (Files.notExists(madeFrom) || !Files.readString(madeFrom).equals(wanted)) {
                KeycloakHome home = new KeycloakHome(maven.dist()).copyTo(directory);
                home.provide(jars);
                build(home, buildOptions, new ServerLog(maven.log(name)));
                Files.writeString(madeFrom, wanted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeycloakHome(directory);
    }

    private static void build(KeycloakHome home, List<String> buildOptions, ServerLog log) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(buildOptions);
        try (ProcessTree tree = new ProcessTree(log.receive(home.kc(arguments)).start())) {
            int exit = tree.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kc build " + buildOptions + " ended with " + exit + "\n" + log.tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Keycloak was being built", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
