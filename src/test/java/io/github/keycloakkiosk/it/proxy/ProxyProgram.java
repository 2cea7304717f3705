package io.github.keycloakkiosk.it.proxy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A reverse proxy of this machine, as the Debian package of the same name installs it. */
enum ProxyProgram {
    NGINX,
    HAPROXY;

    /** Debian's directory for them, which is on root's {@code PATH} alone. */
    private static final String SBIN = "/usr/sbin";

    /** The name of the program and of its package. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program's path; empty if this machine has none. */
    Optional<Path> executable() {
        return executable(System.getenv("PATH"));
    }

    /** @param folders those to look in before {@code /usr/sbin}, as in PATH; may be {@code null} */
    Optional<Path> executable(String folders) {
        return Stream.concat(
                        Stream.ofNullable(folders).flatMap(list -> Stream.of(list.split(File.pathSeparator))),
                        Stream.of(SBIN))
                .map(folder -> Path.of(folder, command()))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
