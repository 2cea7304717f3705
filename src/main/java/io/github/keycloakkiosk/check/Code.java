package io.github.keycloakkiosk.check;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.keycloakkiosk.credential.UnknownKey;
import io.github.keycloakkiosk.guessing.StoreProof;
import io.github.keycloakkiosk.network.WhitelistWarning;
import io.github.keycloakkiosk.settings.JarTwice;
import io.github.keycloakkiosk.settings.KeysInUse;
import io.github.keycloakkiosk.settings.LoginNameFindings;
import io.github.keycloakkiosk.settings.SettingsRead;
import io.github.keycloakkiosk.settings.UnfixedHostname;
import java.util.Locale;

/** The kinds of findings, in the order in which they are listed. docs/operations.md has a row for each. */
public enum Code {
    CHECK_INCOMPLETE,
    SETTINGS_MISSING,
    SETTINGS_UNUSABLE(SettingsRead.UNUSABLE, true),
    SET_UP_RECORD_UNREADABLE,
    STORE_NOT_PROVEN(StoreProof.CODE, true),
    JAR_TWICE(JarTwice.CODE, true),
    HOSTNAME_NOT_SET(UnfixedHostname.CODE, true),

    WHITELIST_OPEN_TO_ALL(WhitelistWarning.Kind.OPEN_TO_ALL),
    WHITELIST_WIDE(WhitelistWarning.Kind.WIDE),
    WHITELIST_WIDE_PROXIES(WhitelistWarning.Kind.WIDE_PROXIES),
    WHITELIST_PROXY_WHITELISTED(WhitelistWarning.Kind.PROXY_WHITELISTED),
    WHITELIST_KIOSK_TRUSTED(WhitelistWarning.Kind.KIOSK_TRUSTED),
    WHITELIST_SERVERS_PROXY_WHITELISTED(WhitelistWarning.Kind.SERVERS_PROXY_WHITELISTED),
    WHITELIST_THIS_MACHINE_WHITELISTED(WhitelistWarning.Kind.THIS_MACHINE_WHITELISTED),
    WHITELIST_PROXY_PROTOCOL_UNTRUSTED(WhitelistWarning.Kind.PROXY_PROTOCOL_UNTRUSTED),
    WHITELIST_CONTAINER_GATEWAY(WhitelistWarning.Kind.CONTAINER_GATEWAY),
    WHITELIST_EMPTY(WhitelistWarning.Kind.EMPTY),
    PROXY_HEADERS_UNTRUSTED,

    API_CLIENT_MISSING,
    API_CLIENT_DISABLED,
    API_CLIENT_CONFIDENTIAL,
    API_CLIENT_WITHOUT_DIRECT_GRANTS,
    API_CLIENT_CONSENT,
    API_CLIENT_BOUND_TOKENS,
    API_CLIENT_WITHOUT_SUBJECT,
    API_CLIENT_WITHOUT_KIOSK_FLOW,
    API_CLIENT_WITHOUT_METHOD,
    OFFLINE_ACCESS_BY_DEFAULT,

    FLOW_STEP_DISABLED,
    FLOW_STEP_OF_OTHER_KIND,
    FLOW_ALTERNATIVES_IGNORED,
    FLOW_CONDITION_IGNORED,
    FLOW_CONDITION_MISSING,
    FLOW_GEAR_WITHOUT_METHOD,
    FLOW_GEAR_OF_OTHER_METHOD,
    FLOW_WITHOUT_SECRET_STEP,
    FLOW_STEPS_OUT_OF_ORDER,
    FLOW_WITHOUT_LAST_STEP,
    FLOW_WITHOUT_ADDRESS_STEP,
    STEP_WHITELIST_UNREADABLE,
    STEP_WHITELIST_OUTSIDE,
    PIN_DUE_HOURS_UNREADABLE,
    FLOW_NOT_BOUND,
    BROWSER_FLOW_WITHOUT_KIOSK_PAGES,
    CLIENT_POLICY_OVERRIDES_FLOW,

    REQUIRED_ACTION_NOT_REGISTERED,
    BADGE_DESK_GROUP_UNKNOWN,
    PROFILE_REQUIRES_ATTRIBUTES,
    LOGIN_NAME_EDITABLE(LoginNameFindings.EDITABLE, true),
    LOGIN_NAME_SHARED(LoginNameFindings.SHARED, true),
    BADGE_USERS_WITHOUT_PIN,
    KEY_IN_DATABASE(KeysInUse.CODE, true),
    CREDENTIALS_UNDER_UNKNOWN_KEYS(UnknownKey.CODE, false),
    BRUTE_FORCE_REFUSES_PARALLEL_LOGINS;

    private final String text;
    private final boolean saidAtStart;

    Code() {
        this.text = name().toLowerCase(Locale.ROOT);
        this.saidAtStart = false;
    }

    Code(String text, boolean saidAtStart) {
        this.text = text;
        this.saidAtStart = saidAtStart;
    }

    Code(WhitelistWarning.Kind kind) {
        this(kind.code(), true);
    }

    /** The code for programs: lower snake case, never renamed. */
    @JsonValue
    public String text() {
        return text;
    }

    /** Whether a line with this code is in the log already when the check runs after the start. */
    boolean isSaidAtStart() {
        return saidAtStart;
    }
}
