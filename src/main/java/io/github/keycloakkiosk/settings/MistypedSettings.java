package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.Printable;
import java.util.Optional;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** What no value of a setting can be read from, and an admin cannot mean: it would be stored, and do nothing. */
final class MistypedSettings {

    /** The parameters of the tab's path. The admin console stores them with what an admin typed. */
    private static final Set<String> FROM_THE_CONSOLE = Set.of("realm", "tab");

    private MistypedSettings() {}

    /**
     * @param component the settings to be stored
     * @param stored the settings that they replace; empty when they are made or imported
     */
    static void refuse(RealmModel realm, ComponentModel component, Optional<ComponentModel> stored)
            throws InvalidSetting {
        if (!realm.getId().equals(component.getParentId())) {
            throw new InvalidSetting("parentId", "write the realm's id, " + realm.getId() + ", or leave it out");
        }
        if (stored.isEmpty()) {
            refuseUnknownKeys(component);
        }
        refuseUnknownClient(realm, component, stored);
    }

    /** From an update, Keycloak has taken them away. */
    private static void refuseUnknownKeys(ComponentModel component) throws InvalidSetting {
        for (String key : component.getConfig().keySet()) {
            if (!Setting.isKey(key) && !FROM_THE_CONSOLE.contains(key)) {
                throw new InvalidSetting(Printable.quoted(key), "there is no such setting");
            }
        }
    }

    /**
     * Only a new value is looked at: a client that was deleted must not keep an admin from changing the whitelist. The
     * default need not exist, since the console sends it for realms without the login API too.
     */
    private static void refuseUnknownClient(RealmModel realm, ComponentModel component, Optional<ComponentModel> stored)
            throws InvalidSetting {
        String client = client(component);
        if (!client.equals(stored.isPresent() ? client(stored.get()) : "")
                && !client.equals(Setting.API_CLIENT.defaultValue)
                && realm.getClientByClientId(client) == null) {
            throw new InvalidSetting(
                    Setting.API_CLIENT.key,
                    "the realm has no client " + Printable.quoted(client) + "; make the client first");
        }
    }

    private static String client(ComponentModel component) throws InvalidSetting {
        return new SettingValues(component).text(Setting.API_CLIENT).orElseThrow();
    }
}
