package io.github.keycloakkiosk.settings;

import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The properties of the settings component: the key, the console's texts, and the default. */
enum Setting {
    WARNINGS(
            "warnings",
            "Warnings",
            "What makes the whitelist meaningless, here or in the options of the server, as of the last save or start. Open"
                    + " the tab again after saving. Nothing can be written here. Empty: nothing to warn of.",
            ProviderConfigProperty.TEXT_TYPE,
            null),
    IP_WHITELIST(
            "ip-whitelist",
            "IP whitelist",
            "Addresses and CIDR blocks from which PIN and badge logins are allowed, such as 10.20.0.0/16 or 2001:db8::/48."
                    + " Empty: from nowhere.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
    TRUSTED_PROXIES(
            "trusted-proxies",
            "Trusted proxies",
            "Addresses and CIDR blocks of the reverse proxies whose X-Forwarded-For is believed. Not for clients: those"
                    + " belong into the whitelist.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
    SESSION_CAP(
            "session-cap",
            "Sessions per user",
            "How many sessions a user may have at once; over it the oldest ends. 0: no limit.",
            ProviderConfigProperty.INTEGER_TYPE,
            "3"),
    SESSION_CAPS_BY_POWER(
            "session-caps-by-power",
            "Sessions by power level",
            "Other caps for users of exactly this power level, each as power=cap, such as 50=2.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
    PIN_MIN_LENGTH(
            "pin-min-length",
            "Shortest PIN",
            "Least number of digits of a new PIN, 4 to 12.",
            ProviderConfigProperty.INTEGER_TYPE,
            "4"),
    PIN_MAX_LENGTH(
            "pin-max-length",
            "Longest PIN",
            "Greatest number of digits of a new PIN, 4 to 12.",
            ProviderConfigProperty.INTEGER_TYPE,
            "12"),
    PIN_HISTORY(
            "pin-history",
            "PINs not to be used again",
            "How many of a user's latest PINs, the one in use included, they may not choose again, 0 to 10. 0: any.",
            ProviderConfigProperty.INTEGER_TYPE,
            "3"),
    PIN_MAX_AGE_DAYS(
            "pin-max-age-days",
            "Days until a PIN expires",
            "Who then logs in with it must choose another, 0 to 3650. 0: never.",
            ProviderConfigProperty.INTEGER_TYPE,
            "0"),
    PIN_GUESSABLE(
            "pin-guessable",
            "Guessable PINs",
            "Whether users may choose PINs that many would try first: runs such as 1234, one digit four times, the year of"
                    + " their birth, the end of their phone number.",
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false"),
    PIN_ATTEMPTS(
            "pin-attempts",
            "Wrong PINs before a wait",
            "After so many wrong PINs in a row a user's PIN is refused for a while, 1 to 100. The password still works.",
            ProviderConfigProperty.INTEGER_TYPE,
            "5"),
    PIN_WAIT_SECONDS(
            "pin-wait-seconds",
            "First wait in seconds",
            "For how long the PIN is refused then, 1 to 86400. Each further wrong PIN doubles the wait.",
            ProviderConfigProperty.INTEGER_TYPE,
            "60"),
    PIN_LONGEST_WAIT_SECONDS(
            "pin-longest-wait-seconds",
            "Longest wait in seconds",
            "No wait is longer, up to 86400.",
            ProviderConfigProperty.INTEGER_TYPE,
            "3600"),
    ADDRESS_ATTEMPTS(
            "address-attempts",
            "Wrong PINs and badges per address",
            "How many wrong PINs and unknown badges may come from one client address in 5 minutes, 1 to 1000; then PINs and"
                    + " badges are refused there.",
            ProviderConfigProperty.INTEGER_TYPE,
            "60"),
    ADDRESS_ATTEMPTS_BY_BLOCK(
            "address-attempts-by-block",
            "Wrong PINs and badges per address, by block",
            "Other limits for each address of a block, such as 10.20.0.1/32=600 for a site behind one NAT address. The"
                    + " smallest block counts. 0: no limit.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
    API_CLIENT(
            "api-client",
            "Client of the login API",
            "Client ID of the public client with direct access grants that /auth/login issues tokens for.",
            ProviderConfigProperty.STRING_TYPE,
            "kiosk-api"),
    REGISTRATION(
            "registration",
            "Registration by the login API",
            "Whether /auth/register opens accounts. The realm must allow registration too; the registration page's CAPTCHA"
                    + " and terms are not asked for.",
            ProviderConfigProperty.BOOLEAN_TYPE,
            "false"),
    REGISTRATION_LIMIT(
            "registration-limit",
            "Registrations per address",
            "How many registrations one client address may try in 5 minutes. 0: no limit.",
            ProviderConfigProperty.INTEGER_TYPE,
            "60"),
    IDLE_SECONDS(
            "idle-seconds",
            "Seconds until a page starts again",
            "After how many seconds a login page that is left alone goes back to the start, up to 3600. 0: never.",
            ProviderConfigProperty.INTEGER_TYPE,
            "60"),
    SECRET_KEY(
            "secret-key",
            "Secret key",
            "At least 256 bits in Base64, or a vault reference such as ${vault.kiosk-key}. Left empty, one is generated the first time; later the key stays. It lies"
                    + " in the same database as the credentials: against a stolen database only the vault helps."
                    + " When it changes, the key before goes to the earlier keys.",
            ProviderConfigProperty.PASSWORD,
            null),
    EARLIER_KEYS(
            "earlier-keys",
            "Earlier keys",
            "Keys under which PINs and badges were stored before, with blanks between them, vault references last. What was"
                    + " stored under them still counts, and is stored anew under the secret key when it is used. Empty: what"
                    + " has not been stored anew counts no more.",
            ProviderConfigProperty.PASSWORD,
            null),
    NAMESPACE(
            "namespace",
            "Namespace",
            "Keeps the badges of this realm apart from those of others. Generated; it stays with the realm when it is"
                    + " exported. Changing it makes every badge unknown.",
            ProviderConfigProperty.STRING_TYPE,
            null),
    BADGES_PER_USER(
            "badges-per-user",
            "Badges per user",
            "How many badges a user may have, 1 to 100. Those that a user has already stay good.",
            ProviderConfigProperty.INTEGER_TYPE,
            "5");

    final String key;
    final String defaultValue;
    private final String label;
    private final String help;
    private final String type;

    Setting(String key, String label, String help, String type, String defaultValue) {
        this.key = key;
        this.label = label;
        this.help = help;
        this.type = type;
        this.defaultValue = defaultValue;
    }

    static List<ProviderConfigProperty> properties() {
        return Arrays.stream(values()).map(Setting::property).toList();
    }

    private ProviderConfigProperty property() {
        boolean secret = ProviderConfigProperty.PASSWORD.equals(type);
        ProviderConfigProperty property = new ProviderConfigProperty(key, label, help, type, defaultValue, secret);
        property.setReadOnly(this == WARNINGS);
        return property;
    }
}
