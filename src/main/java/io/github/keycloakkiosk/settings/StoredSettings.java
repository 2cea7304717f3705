package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.Printable;
import io.github.keycloakkiosk.reader.ReaderFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ui.extend.UiTabProvider;

/** Reads {@link KioskSettings} from the one component of a realm in which they are stored. */
final class StoredSettings {

    static final String COMPONENT = "kiosk-login";

    private StoredSettings() {}

    /**
     * The settings but for their keys.
     *
     * @param values of the one component; empty when there is none, or more than one
     * @param components how many there are
     */
    static KioskSettings read(Optional<SettingValues> values, int components) {
        if (components == 0) {
            return denying(
                    "the realm has no kiosk login settings",
                    LoginNames.DEFAULT,
                    OptionalInt.empty(),
                    Map.of(),
                    false,
                    SessionLife.OF_THE_REALM);
        }
        if (values.isEmpty()) {
            String problem = "the realm has " + components + " kiosk login settings; keep one";
            return denying(problem, LoginNames.DEFAULT, defaultCap(), Map.of(), false, SessionLife.OF_THE_REALM);
        }
        try {
            return parse(values.get(), Optional.empty());
        } catch (InvalidSetting invalid) {
            return denyingOtherwiseAsIs(invalid.getMessage(), values.get());
        }
    }

    /**
     * What is wrong elsewhere in the settings must not end the sessions of people who are under their cap, and must not make
     * another attribute a login name.
     */
    static KioskSettings denyingOtherwiseAsIs(String problem, SettingValues values) {
        LoginNames names = loginNames(values);
        try {
            return denying(
                    problem,
                    names,
                    cap(values),
                    values.caps(Setting.SESSION_CAPS_BY_POWER),
                    offlineSessionsCount(values),
                    SessionLife.of(values));
        } catch (InvalidSetting unreadable) {
            return denying(problem, names, defaultCap(), Map.of(), false, SessionLife.OF_THE_REALM);
        }
    }

    private static LoginNames loginNames(SettingValues values) {
        try {
            return LoginNames.of(values);
        } catch (InvalidSetting unreadable) {
            return LoginNames.DEFAULT;
        }
    }

    static List<ComponentModel> components(RealmModel realm) {
        return realm.getComponentsStream()
                .filter(component -> COMPONENT.equals(component.getProviderId()))
                .filter(component -> UiTabProvider.class.getName().equals(component.getProviderType()))
                .toList();
    }

    static KioskSettings parse(KeycloakSession session, RealmModel realm, SettingValues values) throws InvalidSetting {
        return parse(values, Optional.of(KeySettings.of(values).resolve(session, realm)));
    }

    private static KioskSettings parse(SettingValues values, Optional<KeyRing> keys) throws InvalidSetting {
        return new KioskSettings(
                AddressSettings.check(values),
                cap(values),
                values.caps(Setting.SESSION_CAPS_BY_POWER),
                offlineSessionsCount(values),
                SessionLife.of(values),
                PinRules.of(values),
                GuessLimits.of(values),
                LoginNames.of(values),
                values.text(Setting.API_CLIENT),
                new Registration(values.flag(Setting.REGISTRATION), values.number(Setting.REGISTRATION_LIMIT)),
                ReaderSettings.format(values),
                values.number(Setting.IDLE_SECONDS),
                keys,
                values.text(Setting.NAMESPACE)
                        .orElseThrow(() -> new InvalidSetting(Setting.NAMESPACE.key, "it is empty")),
                Optional.empty(),
                values.number(Setting.BADGES_PER_USER),
                badgeDeskGroups(values));
    }

    private static KioskSettings denying(
            String problem,
            LoginNames loginNames,
            OptionalInt sessionCap,
            Map<Integer, Integer> sessionCaps,
            boolean offlineSessionsCount,
            SessionLife sessionLife) {
        return new KioskSettings(
                AddressCheck.NOBODY,
                sessionCap,
                sessionCaps,
                offlineSessionsCount,
                sessionLife,
                PinRules.DEFAULT,
                GuessLimits.STRICTEST,
                loginNames,
                Optional.empty(),
                new Registration(false, 1),
                ReaderFormat.PLAIN,
                Setting.IDLE_SECONDS.defaultNumber(),
                Optional.empty(),
                "",
                Optional.of(problem),
                Setting.BADGES_PER_USER.defaultNumber(),
                List.of());
    }

    private static OptionalInt cap(SettingValues values) throws InvalidSetting {
        return OptionalInt.of(values.number(Setting.SESSION_CAP));
    }

    private static boolean offlineSessionsCount(SettingValues values) throws InvalidSetting {
        return values.option(Setting.SESSION_CAP_OFFLINE).equals("count");
    }

    private static OptionalInt defaultCap() {
        return OptionalInt.of(Setting.SESSION_CAP.defaultNumber());
    }

    private static List<String> badgeDeskGroups(SettingValues values) throws InvalidSetting {
        List<String> paths = values.list(Setting.BADGE_DESK_GROUPS);
        for (String path : paths) {
            if (!path.startsWith("/") || path.endsWith("/")) {
                throw new InvalidSetting(
                        Setting.BADGE_DESK_GROUPS.key,
                        Printable.quoted(path) + " is no path of a group; write for example /berlin/till");
            }
        }
        return paths;
    }
}
