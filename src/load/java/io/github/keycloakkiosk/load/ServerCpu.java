package io.github.keycloakkiosk.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The processor time of the Keycloak that this process has started, without that of the database, and without that of the JVM's
 * compilers: in the first minutes these take a third of it, and later nothing. Linux alone tells the time of each thread.
 */
final class ServerCpu {

    private ServerCpu() {}

    /** So far, in nanoseconds. */
    static long nanos() {
        return threads(Path.of("/proc", Long.toString(server().pid()), "task"))
                .mapToLong(ServerCpu::nanosOfThread)
                .sum();
    }

    /** The process of that Keycloak. */
    static ProcessHandle server() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Path> threads(Path tasks) {
        try (Stream<Path> all = Files.list(tasks)) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanosOfThread(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains("CompilerThre")
                    ? 0
                    : Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (NoSuchFileException itHasEnded) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
