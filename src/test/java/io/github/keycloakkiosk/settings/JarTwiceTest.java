package io.github.keycloakkiosk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTwiceTest {

    @Test
    void everyJarWithOurPagesIsNamed(@TempDir Path providers) throws IOException {
        URL[] jars = {
            jar(providers, "kiosk-2.jar", "theme-resources/templates/kiosk-page.ftl"),
            jar(providers, "theirs.jar", "theme-resources/templates/their-page.ftl"),
            jar(providers, "kiosk-1.jar", "theme-resources/templates/kiosk-page.ftl")
        };

        try (URLClassLoader loader = new URLClassLoader(jars, null)) {
            assertThat(JarTwice.jars(loader)).containsExactly("kiosk-1.jar", "kiosk-2.jar");
        }
    }

    private static URL jar(Path directory, String name, String file) throws IOException {
        Path jar = directory.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(file));
        }
        return jar.toUri().toURL();
    }
}
