package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.settings.ManagedSettings;
import java.util.Optional;

/** The realm's kiosk login settings. */
final class SettingsPart implements Part {

    /** The realm has one component of them. */
    static final String NAME = "kiosk-login";

    @Override
    public void setUp(Work work, Wish wish) {
        ManagedSettings settings = new ManagedSettings(work.session(), work.realm());
        Optional<String> client = wish.api() ? Optional.of(wish.apiClientIn(work)) : Optional.empty();
        if (settings.exist()) {
            work.report().present(Kind.SETTINGS, NAME);
            extend(work, settings, settings.missing(wish.addresses()), client);
        } else {
            settings.create(wish.addresses(), client);
            work.made(Kind.SETTINGS, NAME, "");
        }
        if (settings.isWhitelistEmpty()) {
            work.report().left(Kind.SETTINGS, "ip-whitelist", Code.WHITELIST_EMPTY);
        }
    }

    private static void extend(
            Work work, ManagedSettings settings, ManagedSettings.Addresses addresses, Optional<String> client) {
        String before = settings.apiClient().orElseThrow();
        String after = client.orElse(before);
        if (!addresses.isEmpty() || !after.equals(before)) {
            settings.extend(addresses, after);
            addresses.whitelist().forEach(added -> work.report().done(Kind.WHITELISTED_ADDRESS, added));
            addresses.trustedProxies().forEach(added -> work.report().done(Kind.TRUSTED_PROXY, added));
        }
        if (!after.equals(before)) {
            work.report().done(Kind.API_CLIENT_SETTING, after);
        }
    }

    /** Also what was changed since: a setting of this extension is good for nothing else. */
    @Override
    public void tearDown(Work work) {
        ManagedSettings settings = new ManagedSettings(work.session(), work.realm());
        if (!settings.exist()) {
            work.gone(Kind.SETTINGS, NAME);
        } else if (settings.areNeeded()) {
            work.report().left(Kind.SETTINGS, NAME, Code.SETTINGS_HOLD_KEY);
        } else if (work.ledger().has(Kind.SETTINGS, NAME)) {
            settings.delete();
            work.removed(Kind.SETTINGS, NAME);
        } else {
            work.report().left(Kind.SETTINGS, NAME, Code.SETTINGS_NOT_MADE);
        }
    }
}
