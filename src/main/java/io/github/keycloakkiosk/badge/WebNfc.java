package io.github.keycloakkiosk.badge;

import java.util.Map;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The part of a badge that a browser with its own reader (Web NFC) takes for the login string. The gear of the page decides.
 */
final class WebNfc {

    static final String KEY = "web-nfc";

    /** How a page names this reader beside the text that it has read. */
    static final String READER = "web-nfc";

    private static final String SERIAL = "serial";
    private static final String TEXT = "text";

    private WebNfc() {}

    static ProviderConfigProperty property() {
        return new ProviderConfigProperty(
                KEY,
                "Web NFC reads",
                "What the browser takes from a badge where it has a reader of its own: its serial number, or its first"
                        + " text record.",
                ProviderConfigProperty.LIST_TYPE,
                SERIAL,
                SERIAL,
                TEXT);
    }

    /** The serial number, unless the gear of the badge page asks for the text. */
    static String of(AuthenticatorConfigModel config) {
        return of(config == null ? null : config.getConfig());
    }

    /** The serial number, unless the gear of the required action asks for the text. */
    static String of(RequiredActionConfigModel config) {
        return of(config == null ? null : config.getConfig());
    }

    private static String of(Map<String, String> gear) {
        return gear != null && TEXT.equals(gear.get(KEY)) ? TEXT : SERIAL;
    }
}
