package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.AddressCheck;
import io.github.keycloakkiosk.network.ServerProxies;
import io.github.keycloakkiosk.network.WhitelistWarnings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * Says what in a realm's settings, or in the options of this server, makes its whitelist meaningless: in the log, and in a
 * property of the settings that nobody but us writes.
 */
final class SettingsWarnings {

    private static final Logger LOG = Logger.getLogger(SettingsWarnings.class);

    /** Settings are read at each request; what is said of them is said when this node first sees them so. */
    private static final Map<String, Said> SAID = new ConcurrentHashMap<>();

    private record Said(AddressCheck of, List<String> sentences) {}

    /** A server keeps its options as long as it runs. */
    private static volatile ServerProxies server = ServerProxies.NONE;

    private SettingsWarnings() {}

    static void onServer(ServerProxies options) {
        server = options;
    }

    static void log(RealmModel realm, AddressCheck check) {
        Said before = SAID.get(realm.getId());
        if (before != null && before.of().equals(check)) {
            return;
        }
        Said now = new Said(check, WhitelistWarnings.of(check, server));
        before = SAID.put(realm.getId(), now);
        // The values of a list come from the database in any order: other settings may be the same ones.
        if (before == null || !before.sentences().equals(now.sentences())) {
            now.sentences().forEach(sentence -> LOG.warnf("Realm %s: %s", realm.getName(), sentence));
        }
    }

    /** Whatever was sent for the property is replaced: an import brings the warnings of another server. */
    static void write(AddressCheck check, ComponentModel component) {
        Optional<String> text = text(check);
        text.ifPresent(warnings -> component.getConfig().putSingle(Setting.WARNINGS.key, warnings));
        if (text.isEmpty()) {
            component.getConfig().remove(Setting.WARNINGS.key);
        }
    }

    /** Whether the property says what this server has to say. */
    static boolean areWritten(AddressCheck check, ComponentModel component) {
        return text(check).map(List::of).orElse(List.of()).equals(new SettingValues(component).list(Setting.WARNINGS));
    }

    private static Optional<String> text(AddressCheck check) {
        List<String> sentences = WhitelistWarnings.of(check, server);
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(".\n\n", sentences) + ".");
    }
}
