package io.github.keycloakkiosk.settings;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * When an update brings a new secret key, the key before it becomes an earlier key, unless the update itself names the earlier
 * keys. An admin cannot do this by hand, since a generated key is shown to nobody.
 */
final class KeyRotation {

    private KeyRotation() {}

    /** @param component the new settings; changed in place */
    static void keepTheKeyBefore(
            KeycloakSession session, RealmModel realm, ComponentModel stored, ComponentModel component)
            throws InvalidSetting {
        if (isSame(Setting.SECRET_KEY, stored, component) || !isSame(Setting.EARLIER_KEYS, stored, component)) {
            return;
        }
        KeySettings after = KeySettings.of(new SettingValues(component));
        Map<String, String> byId = new LinkedHashMap<>();
        try {
            KeySettings before = KeySettings.of(new SettingValues(stored));
            for (String text : Stream.concat(before.earlier().stream(), Stream.of(before.current()))
                    .toList()) {
                byId.put(
                        KeySettings.key(session, realm, Setting.EARLIER_KEYS, text)
                                .id(),
                        text);
            }
        } catch (InvalidSetting unreadable) {
            // Such a key admitted nobody, so it need not be kept.
            return;
        }
        byId.remove(KeySettings.key(session, realm, Setting.SECRET_KEY, after.current())
                .id());
        String earlier = byId.values().stream()
                .sorted(Comparator.comparing(KeySettings::isText).reversed())
                .collect(Collectors.joining(" "));
        if (earlier.isEmpty()) {
            component.getConfig().remove(Setting.EARLIER_KEYS.key);
        } else {
            component.getConfig().putSingle(Setting.EARLIER_KEYS.key, earlier);
        }
    }

    private static boolean isSame(Setting setting, ComponentModel one, ComponentModel other) {
        return Objects.equals(text(setting, one), text(setting, other));
    }

    private static String text(Setting setting, ComponentModel component) {
        String text = component.getConfig().getFirst(setting.key);
        return text == null ? "" : text.strip();
    }
}
