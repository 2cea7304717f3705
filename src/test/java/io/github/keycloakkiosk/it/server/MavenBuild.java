package io.github.keycloakkiosk.it.server;

import java.nio.file.Path;

/**
 * The files that Maven has prepared. System properties from pom.xml name them.
 *
 * @param dist the unpacked Keycloak, never written to
 * @param providerJar our packaged jar
 * @param realm the demo realm
 * @param work the directory under target/ in which this JVM puts servers and logs
 * @param kept the directory under target/ of what all JVMs share and later runs find again
 */
record MavenBuild(Path dist, Path providerJar, Path realm, Path work, Path kept) {

    static MavenBuild current() {
        return new MavenBuild(
                path("keycloak.dist"),
                path("provider.jar"),
                path("realm.file"),
                path("keycloak.work"),
                path("keycloak.kept"));
    }

    Path log(String name) {
        return work.resolve("logs").resolve(name + ".log");
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(
                    "System property " + property + " is not set: run this through Maven, where pom.xml sets it.");
        }
        return Path.of(value);
    }
}
