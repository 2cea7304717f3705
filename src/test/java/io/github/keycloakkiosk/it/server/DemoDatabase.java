package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * A database with Keycloak's tables, the bootstrap admin and the demo realm. To make it takes longer than the rest of a
 * server's start. So {@code kc.sh import} makes one, which is kept over several runs, until our jar or the realm changes; each
 * server gets a copy.
 */
final class DemoDatabase {

    private static final String FILE = "keycloak.mv.db";

    private DemoDatabase() {}

    /**
     * Copies the database into this directory.
     *
     * @return the option of {@code kc start} that names it
     */
    static String copyTo(Path directory, MavenBuild maven) {
        try {
            Files.createDirectories(directory);
            Files.copy(made(maven), directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return urlOption(directory);
    }

    private static Path made(MavenBuild maven) throws IOException {
        Path realm = TestRealm.file(maven);
        MadeFrom sources = new MadeFrom(maven.dist().getFileName().toString(), List.of(maven.providerJar(), realm));
        return MadeFrom.directory(maven.kept(), "database", sources, directory -> {
                    new DirectoryTree(directory).delete();
                    ServerOptions options =
                            ServerOptions.defaults().and(List.of(urlOption(directory)), Map.of(), List.of());
                    new KcTransfer(directory.getFileName().toString(), options).importFrom(realm);
                })
                .resolve(FILE);
    }

    private static String urlOption(Path directory) {
        // Keycloak's own URL for files would open a port to other processes.
        return "--db-url=jdbc:h2:file:" + directory.resolve(FILE.replace(".mv.db", "")) + ";NON_KEYWORDS=VALUE";
    }
}
