package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The admin command line of the unpacked Keycloak, as a user types it in a shell. */
public final class Kcadm {

    private final Path home;

    private Kcadm(Path home) {
        this.home = home;
    }

    /** With a home directory of its own, in which it keeps its token. */
    public static Kcadm create() {
        try {
            return new Kcadm(Files.createTempDirectory("kcadm"));
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
    }

    /**
     * Runs a line of a shell in Keycloak's directory. The password of {@code --user} is the bootstrap admin's.
     *
     * @return what it printed
     * @throws AssertionError when it does not end well
     */
    public String run(String line) throws IOException, InterruptedException {
        Path output = home.resolve("output");
        ProcessBuilder shell = new ProcessBuilder(List.of("sh", "-c", line))
                .directory(MavenBuild.current().dist().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().put("KC_OPTS", "-Duser.home=" + home);
        shell.environment().put("KC_CLI_PASSWORD", "admin");
        Process process = shell.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(line + " did not end");
        }
        String printed = Files.readString(output);
        if (process.exitValue() != 0) {
            throw new AssertionError(line + ": " + printed);
        }
        return printed;
    }
}
