package io.github.keycloakkiosk.settings;

import java.util.Map;

/** The version of this jar. Keycloak's <em>Server info</em> page shows it beside our providers. */
public final class ProviderVersion {

    private ProviderVersion() {}

    /** The answer of a {@code ServerInfoAwareProviderFactory}. */
    public static Map<String, String> info() {
        return Map.of("Kiosk login", text());
    }

    /** The version, or {@code unpackaged} without a jar. */
    public static String text() {
        String version = ProviderVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
