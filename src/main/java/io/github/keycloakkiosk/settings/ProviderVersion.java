package io.github.keycloakkiosk.settings;

import java.util.Map;

/** The version of this jar, as Keycloak's <em>Server info</em> page shows it beside our providers. */
public final class ProviderVersion {

    private ProviderVersion() {}

    /** What a {@code ServerInfoAwareProviderFactory} answers. */
    public static Map<String, String> info() {
        String version = ProviderVersion.class.getPackage().getImplementationVersion();
        return Map.of("Kiosk login", version == null ? "unpackaged" : version);
    }
}
