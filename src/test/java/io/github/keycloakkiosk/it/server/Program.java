package io.github.keycloakkiosk.it.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A program that may be on this machine. Debian has some in a directory that is on root's {@code PATH} alone. */
public record Program(String command) {

    private static final String SBIN = "/usr/sbin";

    /** The program's path; empty if this machine has none. */
    public Optional<Path> executable() {
        return executable(System.getenv("PATH"));
    }

    /** @param folders those to look in before {@code /usr/sbin}, as in PATH; may be {@code null} */
    public Optional<Path> executable(String folders) {
        return Stream.concat(
                        Stream.ofNullable(folders).flatMap(list -> Stream.of(list.split(File.pathSeparator))),
                        Stream.of(SBIN))
                .map(folder -> Path.of(folder, command))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Starts with this program's path. */
    public ProcessBuilder with(List<String> arguments) {
        return new ProcessBuilder(
                Stream.concat(Stream.of(executable().orElseThrow().toString()), arguments.stream())
                        .toList());
    }
}
