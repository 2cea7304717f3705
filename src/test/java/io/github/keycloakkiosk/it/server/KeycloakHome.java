package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A directory in which Keycloak is installed: {@code bin}, {@code lib}, {@code providers}, {@code data}. */
record KeycloakHome(Path directory) {

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    KeycloakHome copyTo(Path target) {
        new DirectoryTree(directory).copyTo(target);
        return new KeycloakHome(target);
    }

    void delete() {
        new DirectoryTree(directory).delete();
    }

    /**
     * Makes these the only jars in {@code providers/}. A jar with the same bytes stays; otherwise Keycloak would build
     * anew.
     */
    void provide(List<Path> jars) {
        List<String> names =
                jars.stream().map(jar -> jar.getFileName().toString()).toList();
        providers().stream()
                .filter(other -> other.endsWith(".jar") && !names.contains(other))
                .forEach(other -> new DirectoryTree(providerDirectory().resolve(other)).delete());
        jars.forEach(jar -> putIfDifferent(jar, providerDirectory().resolve(jar.getFileName())));
    }

    /** Names the realm files that {@code --import-realm} will read; others are removed. */
    void importRealms(List<Path> realms) {
        Path imports = directory.resolve("data").resolve("import");
        new DirectoryTree(imports).delete();
        realms.forEach(realm -> putIfDifferent(realm, imports.resolve(realm.getFileName())));
    }

    /** The file names in {@code providers/}, sorted. */
    List<String> providers() {
        try (Stream<Path> files = Files.list(providerDirectory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kc.sh} or {@code kc.bat}, on the JDK of this JVM, and without the caller's own Keycloak variables. */
    ProcessBuilder kc(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (WINDOWS) {
            // The path is relative, since cmd takes quotes away from a path with spaces.
            command.addAll(List.of("cmd", "/c", "bin\\kc.bat"));
        } else {
            command.add(directory.resolve("bin").resolve("kc.sh").toString());
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        builder.environment().keySet().removeAll(List.of("JAVA", "DEBUG", "DEBUG_PORT", "DEBUG_SUSPEND"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        return builder;
    }

    private Path providerDirectory() {
        return directory.resolve("providers");
    }

    private static void putIfDifferent(Path source, Path target) {
        try {
            if (Files.notExists(target) || Files.mismatch(source, target) >= 0) {
                Files.createDirectories(target.getParent());
                Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
