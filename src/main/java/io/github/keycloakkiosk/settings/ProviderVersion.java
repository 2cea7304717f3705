package io.github.keycloakkiosk.settings;

import java.util.Map;

/** The version of this jar. Keycloak's <em>Server info</em> page shows it beside our providers. */
public final class ProviderVersion {

    private ProviderVersion() {}

    /** The answer of a {@code ServerInfoAwareProviderFactory}. */
    public static Map<String, String> info() {
        String version = ProviderVersion.class.getPackage().getImplementationVersion();
        return Map.of("Kiosk login", version == null ? "unpackaged" : version);
    }
}
