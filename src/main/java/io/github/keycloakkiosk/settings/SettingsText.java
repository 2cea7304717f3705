package io.github.keycloakkiosk.settings;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** All settings of a realm as one text, the same for the same settings. It holds secrets: it is for a keyed hash, and for nobody's eyes. */
public final class SettingsText {

    private SettingsText() {}

    /** Empty in a realm without settings, or with several. */
    public static String of(KeycloakSession session, RealmModel realm) {
        return SettingsSnapshot.of(session, realm).text();
    }
}
