package io.github.keycloakkiosk.check;

import io.github.keycloakkiosk.credential.UnknownKey;
import io.github.keycloakkiosk.settings.KeysInUse;
import io.github.keycloakkiosk.settings.KioskSettings;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is wrong with the keys under which PINs and badges are stored. */
final class KeyFindings {

    private KeyFindings() {}

    static Stream<Finding> of(KeycloakSession session, RealmModel realm) {
        return KeysInUse.isInDatabase(session, realm)
                ? Stream.of(Finding.info(
                        Code.KEY_IN_DATABASE,
                        "A key to PINs and badges lies in the database beside them",
                        "Everybody with a PIN or a badge, once somebody has stolen the database: the key does not protect them",
                        "Keep the key in the server's vault, and name it in the setting Secret key"))
                : Stream.empty();
    }

    static Stream<Finding> unknown(KeycloakSession session, RealmModel realm, KioskSettings settings) {
        return settings
                .keys()
                .flatMap(keys -> UnknownKey.counted(session, realm, keys)
                        .map(counted -> Finding.error(
                                Code.CREDENTIALS_UNDER_UNKNOWN_KEYS,
                                counted + " are stored under keys that the realm does not have; it has "
                                        + String.join(", ", keys.ids()),
                                "The people who have them: their PINs and badges admit nobody",
                                "If another was the secret key once, add it to the setting Earlier keys; else give these"
                                        + " people new ones")))
                .stream();
    }
}
