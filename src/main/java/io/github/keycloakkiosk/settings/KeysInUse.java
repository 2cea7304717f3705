package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.key.KeyRing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Logs the keys under which a realm's PINs and badges are stored, and what a key in the database protects against. */
public final class KeysInUse {

    /** The code of the finding that a key lies in the database, in the log too. */
    public static final String CODE = "key_in_database";

    private static final Logger LOG = Logger.getLogger(KeysInUse.class);

    private static final Map<String, String> SAID = new ConcurrentHashMap<>();

    private KeysInUse() {}

    /** Whether one of the realm's keys lies in the database. False where the settings cannot be read. */
    public static boolean isInDatabase(KeycloakSession session, RealmModel realm) {
        return SettingsSnapshot.of(session, realm).isKeyInDatabase();
    }

    /** Called at each request, but logs only when this node first sees these keys. The ids reveal nothing about the keys. */
    static void say(RealmModel realm, KeySettings stored, KeyRing keys) {
        String line = "PINs and badges are stored under key " + keys.current().id()
                + (keys.earlier().isEmpty()
                        ? ""
                        : ", before it under "
                                + String.join(
                                        ", ", keys.ids().subList(1, keys.ids().size())))
                + (stored.inDatabase()
                        ? ". A key lies in the database beside them, and is of no use against who steals the database:"
                                + " for that, keep it in the server's vault (" + CODE + ")"
                        : ". All keys are in the server's vault");
        if (!line.equals(SAID.put(realm.getId(), line))) {
            LOG.infof("Realm %s: %s", realm.getName(), line);
        }
    }
}
