package io.github.keycloakkiosk.it.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A provider of a test, in a jar as Keycloak wants it: the factory, the classes nested in it, and the service file of the
 * one interface that the factory implements.
 */
final class TestProvider {

    private TestProvider() {}

    /** The jar of this factory; always the same bytes for the same classes, so that Keycloak is not built anew. */
    static Path jar(String factoryName, Path work) {
        Class<?> factory = load(factoryName);
        Path jar = work.resolve("test-providers").resolve(factory.getSimpleName() + ".jar");
        Class<?>[] services = factory.getInterfaces();
        if (services.length != 1) {
            throw new IllegalArgumentException(factory + " must implement one interface itself: that of its service");
        }
        try {
            Files.createDirectories(jar.getParent());
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                String directory = factory.getPackageName().replace('.', '/') + "/";
                for (Path compiled : classFiles(factory)) {
                    put(out, directory + compiled.getFileName(), Files.readAllBytes(compiled));
                }
                WithResource more = factory.getAnnotation(WithResource.class);
                if (more != null) {
                    put(out, more.value(), Files.readAllBytes(Path.of("src/main/resources", more.value())));
                }
                String service = "META-INF/services/" + services[0].getName();
                put(out, service, (factory.getName() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return jar;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("Cannot pack " + factory, e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<Path> classFiles(Class<?> factory) throws IOException, URISyntaxException {
        String name = factory.getSimpleName();
        URI own = factory.getResource(name + ".class").toURI();
        try (Stream<Path> files = Files.list(Path.of(own).getParent())) {
            return files.filter(file -> file.getFileName().toString().matches(name + "(\\$.*)?\\.class"))
                    .sorted()
                    .toList();
        }
    }

    private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
