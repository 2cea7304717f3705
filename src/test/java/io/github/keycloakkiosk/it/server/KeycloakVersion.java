package io.github.keycloakkiosk.it.server;

import java.lang.module.ModuleDescriptor.Version;

/** On which Keycloak the tests run, for what its versions do differently. */
public final class KeycloakVersion {

    private KeycloakVersion() {}

    /** @param version such as {@code 26.6} */
    public static boolean isBefore(String version) {
        String image = System.getProperty("keycloak.image");
        return Version.parse(image.substring(image.lastIndexOf(':') + 1)).compareTo(Version.parse(version)) < 0;
    }
}
