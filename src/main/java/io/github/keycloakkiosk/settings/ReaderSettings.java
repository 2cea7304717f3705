package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.reader.ReaderFormat;
import io.github.keycloakkiosk.reader.ReaderNumber;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The format of the realm's badge readers in stored form. A realm has one, which stays as long as the realm has badges. */
final class ReaderSettings {

    private static final Confirmation MEANT = new Confirmation("reader-format", "change");

    private ReaderSettings() {}

    static ReaderFormat format(SettingValues values) throws InvalidSetting {
        return new ReaderFormat(
                around(values, Setting.READER_PREFIX),
                around(values, Setting.READER_SUFFIX),
                ReaderNumber.of(values.option(Setting.READER_NUMBER)).orElseThrow());
    }

    private static String around(SettingValues values, Setting setting) throws InvalidSetting {
        try {
            return values.text(setting).map(ReaderFormat::around).orElse("");
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting(setting.key, invalid.getMessage());
        }
    }

    /**
     * Keeps a realm's badges from being lost by mistake: they are stored, and found, as the readers were read when they were
     * enrolled.
     *
     * @throws NotStored 409 when the format changes and badges exist, unless the request says {@code ?reader-format=change}
     */
    static void refuseUnmeantChange(
            KeycloakSession session, RealmModel realm, ComponentModel stored, ComponentModel component)
            throws InvalidSetting {
        if (isChanged(stored, format(new SettingValues(component)))
                && !MEANT.isIn(session)
                && KioskCredentials.badgesExist(session, realm)) {
            throw NotStored.conflict(
                    "The realm has badges, and with another reader format its readers may not find them any"
                            + " more. To change reader-prefix, reader-suffix or reader-number all the same, "
                            + MEANT.howTo());
        }
    }

    /** By a format that cannot be read no badge is found, so any other mends it. */
    private static boolean isChanged(ComponentModel stored, ReaderFormat format) {
        try {
            return !format.equals(format(new SettingValues(stored)));
        } catch (InvalidSetting unreadable) {
            return false;
        }
    }
}
