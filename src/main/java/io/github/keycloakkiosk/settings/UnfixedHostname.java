package io.github.keycloakkiosk.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.keycloak.models.RealmModel;

/**
 * A server without a hostname option accepts any name in a request as its own. If a site points its name at such a server (DNS
 * rebinding), the site's pages pass for the realm's own pages.
 */
public final class UnfixedHostname {

    /** The code of its finding, in the log too. */
    public static final String CODE = "hostname_not_set";

    private static final int MOST_NAMES = 5;

    private UnfixedHostname() {}

    /** Whether this server has no hostname. Development mode needs none, so there it is false. */
    public static boolean isThisServers() {
        Config config = ConfigProvider.getConfig();
        return is(option -> config.getOptionalValue("kc." + option, String.class));
    }

    static boolean is(Function<String, Optional<String>> option) {
        return option.apply("hostname").filter(name -> !name.isBlank()).isEmpty()
                && option.apply("profile").filter("dev"::equals).isEmpty();
    }

    /** Whether this matters in the realm: it has kiosks, and no frontend URL of its own. */
    public static boolean concerns(RealmModel realm, KioskSettings settings) {
        String frontend = realm.getAttribute("frontendUrl");
        return (frontend == null || frontend.isBlank())
                && !settings.addressCheck().whitelist().isEmpty();
    }

    /** One sentence for any number of realms. */
    static String sentence(List<String> realms) {
        String names = String.join(", ", realms.subList(0, Math.min(MOST_NAMES, realms.size())));
        int others = realms.size() - MOST_NAMES;
        return "The server option hostname is not set, so pages of a site that points its name at this server (DNS rebinding)"
                + " pass for pages of this server, and can send PINs and badges from a kiosk's browser: set hostname, or the"
                + " frontend URL of each realm that has kiosks: " + names
                + (others > 0 ? " and " + others + " more" : "");
    }
}
