package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The theme {@code kiosk} as a folder of links to its source files. Keycloak prefers it to the one in our jar, and in development
 * mode reads its files for each page: an edited template, style, script or sentence shows when the page is loaded again.
 */
final class EditedTheme {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");

    /** Where a theme has what our jar brings for all themes. */
    private static final Map<Path, String> SOURCES = Map.of(
            Path.of("themes/kiosk/login"), "",
            RESOURCES.resolve("templates"), "",
            RESOURCES.resolve("resources"), "resources",
            RESOURCES.resolve("messages"), "messages");

    private EditedTheme() {}

    /** Puts the links into a home; where the file system has none, the theme in the jar is good enough. */
    static void linkInto(KeycloakHome home) {
        Path theme = home.directory().resolve("themes/kiosk/login");
        new DirectoryTree(theme).delete();
        try {
            for (Map.Entry<Path, String> source : SOURCES.entrySet()) {
                for (Path file : files(source.getKey())) {
                    Path link = theme.resolve(source.getValue())
                            .resolve(source.getKey().relativize(file).toString());
                    Files.createDirectories(link.getParent());
                    Files.createSymbolicLink(link, file.toAbsolutePath());
                }
            }
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            new DirectoryTree(theme).delete();
            System.out.println("Templates and scripts are those of the jar: " + noLinks);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
