package io.github.keycloakkiosk.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.models.RealmModel;

/**
 * A server that is told no hostname takes whatever name a request calls it by for its own. A site that points its name at such a
 * server (DNS rebinding) has pages that pass for the realm's own.
 */
final class UnfixedHostname {

    private static final int MOST_NAMES = 5;

    private UnfixedHostname() {}

    /** Whether this server has none. In development mode none is expected, and nothing is said of it. */
    static boolean isThisServers() {
        Config config = ConfigProvider.getConfig();
        return is(option -> config.getOptionalValue("kc." + option, String.class));
    }

    static boolean is(Function<String, Optional<String>> option) {
        return option.apply("hostname").filter(name -> !name.isBlank()).isEmpty()
                && option.apply("profile").filter("dev"::equals).isEmpty();
    }

    /** Whether that is of consequence in the realm: it has kiosks, and no frontend URL of its own. */
    static boolean concerns(RealmModel realm, KioskSettings settings) {
        String frontend = realm.getAttribute("frontendUrl");
        return (frontend == null || frontend.isBlank())
                && !settings.addressCheck().whitelist().isEmpty();
    }

    /** One sentence, however many realms there are. */
    static String sentence(List<String> realms) {
        String names = String.join(", ", realms.subList(0, Math.min(MOST_NAMES, realms.size())));
        int others = realms.size() - MOST_NAMES;
        return "The server option hostname is not set, so pages of a site that points its name at this server (DNS rebinding)"
                + " pass for pages of this server, and can send PINs and badges from a kiosk's browser: set hostname, or the"
                + " frontend URL of each realm that has kiosks: " + names
                + (others > 0 ? " and " + others + " more" : "");
    }
}
