package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.ServerProxies;
import io.github.keycloakkiosk.network.WhitelistWarning;
import io.github.keycloakkiosk.network.WhitelistWarnings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * Reports settings of a realm, or options of this server, that make the realm's whitelist meaningless. The warnings go to the
 * log, and to a property of the settings that only this class writes.
 */
public final class SettingsWarnings {

    private static final Logger LOG = Logger.getLogger(SettingsWarnings.class);

    /** The last logged warnings by realm: settings are read at each request, but each change is logged once per node. */
    private static final Map<String, Said> SAID = new ConcurrentHashMap<>();

    private record Said(AddressCheck of, List<WhitelistWarning> warnings) {}

    /** The server's options; they do not change while it runs. */
    private static volatile ServerProxies server = ServerProxies.NONE;

    private SettingsWarnings() {}

    static void onServer(ServerProxies options) {
        server = options;
    }

    /** The warnings about a whitelist on this server. */
    public static List<WhitelistWarning> of(AddressCheck check) {
        return WhitelistWarnings.of(check, server);
    }

    /** This server's options about proxies. */
    public static ServerProxies serverProxies() {
        return server;
    }

    static void log(RealmModel realm, AddressCheck check) {
        Said before = SAID.get(realm.getId());
        if (before != null && before.of().equals(check)) {
            return;
        }
        Said now = new Said(check, of(check));
        before = SAID.put(realm.getId(), now);
        // The database returns list values in any order, so equal warnings may come from reordered settings.
        if (before == null || !before.warnings().equals(now.warnings())) {
            now.warnings()
                    .forEach(warning -> LOG.warnf(
                            "Realm %s: %s (%s)",
                            realm.getName(), warning.sentence(), warning.kind().code()));
        }
    }

    /** Replaces any sent value of the property: an import brings the warnings of another server. */
    static void write(AddressCheck check, ComponentModel component) {
        Optional<String> text = text(check);
        text.ifPresent(warnings -> component.getConfig().putSingle(Setting.WARNINGS.key, warnings));
        if (text.isEmpty()) {
            component.getConfig().remove(Setting.WARNINGS.key);
        }
    }

    /** Whether the property holds this server's warnings. */
    static boolean areWritten(AddressCheck check, ComponentModel component) {
        return text(check).map(List::of).orElse(List.of()).equals(new SettingValues(component).list(Setting.WARNINGS));
    }

    private static Optional<String> text(AddressCheck check) {
        List<String> sentences =
                of(check).stream().map(WhitelistWarning::sentence).toList();
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(".\n\n", sentences) + ".");
    }
}
