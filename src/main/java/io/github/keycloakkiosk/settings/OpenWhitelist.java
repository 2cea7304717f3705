package io.github.keycloakkiosk.settings;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Warns of a whitelist that lets everybody in: allowed, since the contract calls it the admin's own fault, but said. */
final class OpenWhitelist {

    private static final Logger LOG = Logger.getLogger(OpenWhitelist.class);

    private static final Map<String, List<String>> WARNED = new ConcurrentHashMap<>();

    private OpenWhitelist() {}

    /** Settings are read at each request; a value is warned of when this node first sees it. */
    static void warn(RealmModel realm, KioskSettings settings) {
        List<String> open = settings.addressCheck().whitelist().everything().stream()
                .map(Object::toString)
                .toList();
        if (!open.equals(WARNED.put(realm.getId(), open)) && !open.isEmpty()) {
            LOG.warnf(
                    "Realm %s allows PIN and badge logins from everywhere: its IP whitelist holds %s",
                    realm.getName(), String.join(" and ", open));
        }
    }
}
