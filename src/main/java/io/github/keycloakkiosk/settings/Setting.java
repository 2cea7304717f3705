package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.reader.ReaderNumber;
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
            "How many sessions a user may have at once, {range}; over it the oldest ends. 0: no limit.",
            new Range(0, 100_000),
            "3"),
    SESSION_CAPS_BY_POWER(
            "session-caps-by-power",
            "Sessions by power level",
            "Other caps for users of exactly this power level, each as power=cap, such as 50=2.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
    SESSION_CAP_OFFLINE(
            "session-cap-offline",
            "Offline sessions",
            "Whether an offline session (scope offline_access) is one of its user's sessions. ignore: the cap neither counts nor"
                    + " ends it. count: it counts as any other, and ends when it is the oldest.",
            List.of("ignore", "count"),
            "ignore"),
    KIOSK_SESSION_IDLE_MINUTES(
            "kiosk-session-idle-minutes",
            "Idle minutes of kiosk sessions",
            "After how many minutes without use a session ends that a PIN or a badge alone opened, {range} but not 1. Choose"
                    + " more than the lifespan of access tokens. 0: as all sessions of the realm.",
            new Range(0, 43_200),
            "0"),
    KIOSK_SESSION_MAX_MINUTES(
            "kiosk-session-max-minutes",
            "Longest minutes of kiosk sessions",
            "After how many minutes such a session ends in any case, {range}. 0: as all sessions of the realm.",
            new Range(0, 43_200),
            "0"),
    PIN_MIN_LENGTH(
            "pin-min-length", "Shortest PIN", "Least number of digits of a new PIN, {range}.", new Range(4, 12), "4"),
    PIN_MAX_LENGTH(
            "pin-max-length",
            "Longest PIN",
            "Greatest number of digits of a new PIN, {range}.",
            new Range(4, 12),
            "12"),
    PIN_HISTORY(
            "pin-history",
            "PINs not to be used again",
            "How many of a user's latest PINs, the one in use included, they may not choose again, {range}. 0: any.",
            new Range(0, 10),
            "3"),
    PIN_MAX_AGE_DAYS(
            "pin-max-age-days",
            "Days until a PIN expires",
            "A user whose PIN is that old must choose another when they log in with it, {range}. 0: never.",
            new Range(0, 3650),
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
            "After so many wrong PINs in a row a user's PIN is refused for a while, {range}. The password still works.",
            new Range(1, 100),
            "5"),
    PIN_WAIT_SECONDS(
            "pin-wait-seconds",
            "First wait in seconds",
            "For how long the PIN is refused then, {range}. Each further wrong PIN doubles the wait.",
            new Range(1, 86_400),
            "60"),
    PIN_LONGEST_WAIT_SECONDS(
            "pin-longest-wait-seconds",
            "Longest wait in seconds",
            "No wait is longer, {range}.",
            new Range(1, 86_400),
            "3600"),
    ADDRESS_ATTEMPTS(
            "address-attempts",
            "Wrong PINs and badges per address",
            "How many wrong PINs and unknown badges may come from one client address in 5 minutes, {range}; then PINs and"
                    + " badges are refused there.",
            new Range(1, 1000),
            "60"),
    ADDRESS_ATTEMPTS_BY_BLOCK(
            "address-attempts-by-block",
            "Wrong PINs and badges per address, by block",
            "Other limits for each address of a block, such as 10.20.0.1/32=600 for a site behind one NAT address. The"
                    + " smallest block counts. 0: no limit.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null),
    LOGIN_NAMES(
            "login-names",
            "Login names",
            "What people may type as their name, with commas between, in the order in which it is looked up: username, email"
                    + " (where the realm allows login with it), phoneNumber, and any user attribute that only admins can"
                    + " edit. Empty: the default.",
            ProviderConfigProperty.STRING_TYPE,
            "username, email, phoneNumber"),
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
            "How many registrations one client address may try in 5 minutes, {range}. 0: no limit.",
            new Range(0, 10_000),
            "60"),
    IDLE_SECONDS(
            "idle-seconds",
            "Seconds until a page starts again",
            "After how many seconds a login page that is left alone goes back to the start, {range}. 0: never.",
            new Range(0, 3600),
            "60"),
    READER_PREFIX(
            "reader-prefix",
            "Readers: prefix",
            "What the badge readers send before the number, such as ; or %B. It is taken off where a badge is read, and where"
                    + " it is missing nothing is. The readers of a realm have one format.",
            ProviderConfigProperty.STRING_TYPE,
            null),
    READER_SUFFIX(
            "reader-suffix",
            "Readers: suffix",
            "What the badge readers send behind the number, such as ?. Enter and blanks go anyway.",
            ProviderConfigProperty.STRING_TYPE,
            null),
    READER_NUMBER(
            "reader-number",
            "Readers: number",
            "What number the badge readers send. as-read: any text, or the UID of a card in hex. reversed: the UID in hex, its"
                    + " last byte first. decimal: the UID, of 4 or 7 bytes, as one decimal number. decimal-reversed: both. While"
                    + " badges exist, this and what is around the number change only with ?reader-format=change.",
            ReaderNumber.names(),
            "as-read"),
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
            "How many badges a user may have, {range}. Those that a user has already stay good.",
            new Range(1, 100),
            "5"),
    BADGE_DESK_GROUPS(
            "badge-desk-groups",
            "Badge desk: groups",
            "Paths of the groups, such as /berlin/till, whose members' PINs and badges a holder of the role badge-desk may manage,"
                    + " members of their sub-groups too. Empty: nobody's.",
            ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
            null);

    final String key;
    final String defaultValue;

    /** The whole numbers that it may be; null when it is no number. */
    final Range range;

    /** The values that it may have; empty when they cannot be listed. */
    final List<String> options;

    private final String label;
    private final String help;
    private final String type;

    Setting(String key, String label, String help, Range range, String defaultValue) {
        this(
                key,
                label,
                help.replace("{range}", range.toString()),
                ProviderConfigProperty.INTEGER_TYPE,
                range,
                List.of(),
                defaultValue);
    }

    Setting(String key, String label, String help, List<String> options, String defaultValue) {
        this(key, label, help, ProviderConfigProperty.LIST_TYPE, null, options, defaultValue);
    }

    Setting(String key, String label, String help, String type, String defaultValue) {
        this(key, label, help, type, null, List.of(), defaultValue);
    }

    Setting(
            String key,
            String label,
            String help,
            String type,
            Range range,
            List<String> options,
            String defaultValue) {
        this.key = key;
        this.range = range;
        this.options = options;
        this.label = label;
        this.help = help;
        this.type = type;
        this.defaultValue = defaultValue;
    }

    /** Of a setting that is a number. */
    int defaultNumber() {
        return Integer.parseInt(defaultValue);
    }

    static boolean isKey(String key) {
        return Arrays.stream(values()).anyMatch(setting -> setting.key.equals(key));
    }

    static List<ProviderConfigProperty> properties() {
        return Arrays.stream(values()).map(Setting::property).toList();
    }

    private ProviderConfigProperty property() {
        boolean secret = ProviderConfigProperty.PASSWORD.equals(type);
        ProviderConfigProperty property = new ProviderConfigProperty(key, label, help, type, defaultValue, secret);
        property.setReadOnly(this == WARNINGS);
        property.setOptions(options.isEmpty() ? null : options);
        return property;
    }
}
