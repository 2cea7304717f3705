package io.github.keycloakkiosk.it.proxy;

import io.github.keycloakkiosk.it.server.Program;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A reverse proxy of this machine, as the Debian package of the same name installs it. */
enum ProxyProgram {
    NGINX,
    HAPROXY;

    /** The name of the program and of its package. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program's path; empty if this machine has none. */
    Optional<Path> executable() {
        return new Program(command()).executable();
    }

    /** @param folders those to look in before {@code /usr/sbin}, as in PATH; may be {@code null} */
    Optional<Path> executable(String folders) {
        return new Program(command()).executable(folders);
    }
}
