package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.IpWhitelist;
import io.github.keycloakkiosk.network.TrustedProxies;

/** The settings that say from where kiosk methods may be used. */
final class AddressSettings {

    private AddressSettings() {}

    static AddressCheck check(SettingValues values) throws InvalidSetting {
        return new AddressCheck(whitelist(values), trustedProxies(values));
    }

    private static IpWhitelist whitelist(SettingValues values) throws InvalidSetting {
        try {
            return IpWhitelist.parse(values.list(Setting.IP_WHITELIST));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting(Setting.IP_WHITELIST.key, invalid.getMessage());
        }
    }

    private static TrustedProxies trustedProxies(SettingValues values) throws InvalidSetting {
        try {
            return TrustedProxies.parse(values.list(Setting.TRUSTED_PROXIES));
        } catch (IllegalArgumentException invalid) {
            throw new InvalidSetting(Setting.TRUSTED_PROXIES.key, invalid.getMessage());
        }
    }
}
