package io.github.keycloakkiosk.settings;

import java.util.List;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderEvent;

/**
 * The settings of all realms have been read after this server's start, and the log says what is wrong with them. It is
 * published in the thread of the check at start, so listeners may take their time.
 *
 * @param factory the server
 * @param realmIds the realms that have settings
 */
public record SettingsRead(KeycloakSessionFactory factory, List<String> realmIds) implements ProviderEvent {

    /** The code of the finding that a realm's settings cannot be used, in the log too. */
    public static final String UNUSABLE = "settings_unusable";
}
