package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.key.KeyRing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ui.extend.UiTabProvider;

/**
 * A realm's stored settings at one moment, parsed without the keys. Keys may be in a vault and are read each time.
 *
 * <p>A node makes one snapshot per change, and keeps it with Keycloak's cached realm, which every change replaces on every
 * node. The snapshot is read from the database and not from that cached realm: Keycloak writes an admin's values into the
 * cached component before their validation, and logins would use values that are about to be refused.
 */
final class SettingsSnapshot {

    private static final Logger LOG = Logger.getLogger(SettingsSnapshot.class);

    /**
     * In Keycloak's cached realm this key holds the snapshot. In a session, with the realm's id, it marks that the session has
     * changed the settings.
     */
    private static final String KEY = SettingsSnapshot.class.getName();

    private static final String QUERY =
            "select c.id, v.name, v.value from ComponentEntity c left join c.componentConfigs v"
                    + " where c.realm.id = :realm and c.providerType = :type and c.providerId = :id";

    private final Optional<SettingValues> values;
    private final KioskSettings parsed;
    private final boolean exist;

    private SettingsSnapshot(RealmModel realm, List<MultivaluedHashMap<String, String>> components) {
        values = components.size() == 1 ? Optional.of(new SettingValues(components.get(0))) : Optional.empty();
        parsed = StoredSettings.read(values, components.size());
        exist = !components.isEmpty();
        if (parsed.problem().isEmpty()) {
            SettingsWarnings.log(realm, parsed.addressCheck());
        }
    }

    /** The settings for this session. Never throws: unreadable settings admit nobody, and are read again next time. */
    static SettingsSnapshot of(KeycloakSession session, RealmModel realm) {
        if (!(realm instanceof CachedRealmModel cached) || session.getAttribute(KEY + realm.getId()) != null) {
            return new SettingsSnapshot(
                    realm,
                    StoredSettings.components(realm).stream()
                            .map(component -> new MultivaluedHashMap<>(component.getConfig()))
                            .toList());
        }
        try {
            return (SettingsSnapshot) kept(cached)
                    .computeIfAbsent(KEY, key -> new SettingsSnapshot(realm, read(session, realm.getId())));
        } catch (RuntimeException unreadable) {
            LOG.warnf(unreadable, "Realm %s: its kiosk login settings cannot be read", realm.getName());
            return new SettingsSnapshot(realm, List.of());
        }
    }

    @SuppressWarnings("unchecked") // Keycloak declares the map without its types.
    private static Map<Object, Object> kept(CachedRealmModel realm) {
        return realm.getCachedWith();
    }

    /** From now on this session uses the settings that it writes. Others see them only after the commit. */
    static void isChangedBy(KeycloakSession session, RealmModel realm) {
        session.setAttribute(KEY + realm.getId(), true);
    }

    private static List<MultivaluedHashMap<String, String>> read(KeycloakSession session, String realmId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            Map<String, MultivaluedHashMap<String, String>> components = new HashMap<>();
            own.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(QUERY, Object[].class)
                    .setParameter("realm", realmId)
                    .setParameter("type", UiTabProvider.class.getName())
                    .setParameter("id", StoredSettings.COMPONENT)
                    .getResultList()
                    .forEach(row -> {
                        MultivaluedHashMap<String, String> config =
                                components.computeIfAbsent((String) row[0], id -> new MultivaluedHashMap<>());
                        if (row[1] != null) {
                            config.add((String) row[1], (String) row[2]);
                        }
                    });
            return components.values().stream().collect(Collectors.toUnmodifiableList());
        });
    }

    SessionLife sessionLife() {
        return parsed.sessionLife();
    }

    boolean offlineSessionsCount() {
        return parsed.offlineSessionsCount();
    }

    boolean exist() {
        return exist;
    }

    LoginNames loginNames() {
        return parsed.loginNames();
    }

    String text() {
        return values.map(SettingValues::text).orElse("");
    }

    boolean isKeyInDatabase() {
        try {
            return values.isPresent() && KeySettings.of(values.get()).inDatabase();
        } catch (InvalidSetting unreadable) {
            return false;
        }
    }

    /** The settings with the present keys. */
    KioskSettings resolve(KeycloakSession session, RealmModel realm) {
        if (values.isEmpty() || parsed.problem().isPresent()) {
            return parsed;
        }
        try {
            KeySettings stored = KeySettings.of(values.get());
            KeyRing keys = stored.resolve(session, realm);
            KeysInUse.say(realm, stored, keys);
            return parsed.with(keys);
        } catch (InvalidSetting invalid) {
            return StoredSettings.denyingOtherwiseAsIs(invalid.getMessage(), values.get());
        }
    }
}
