package io.github.keycloakkiosk.login;

/** The errors of login events that Keycloak has no name for. */
public final class LoginErrors {

    /** The client address may not use PINs and badges. */
    public static final String IP_NOT_WHITELISTED = "ip_not_whitelisted";

    /** A page that may not do so sent a PIN or a badge; see {@link CallerOrigin}. */
    public static final String INVALID_ORIGIN = "invalid_origin";

    /** The flow asks for a secret before any of its steps has found the user: an admin drew it so. */
    public static final String FLOW_WITHOUT_USER = "flow_without_user";

    /** The request named a login method that there is not. */
    public static final String UNKNOWN_METHOD = "unknown_method";

    /** The request lacks a parameter that its method needs. */
    public static final String MISSING_PARAMETER = "missing_parameter";

    /** Somebody wants to enrol a credential for themself, and has not given their password a moment ago. */
    public static final String PASSWORD_NEEDED = "password_needed";

    /** A session that a PIN or a badge has opened was to make, change or remove something that works elsewhere. */
    public static final String KIOSK_SESSION = "kiosk_session";

    /** The secret was right, and the user's PIN is due and was not sent. */
    public static final String PIN_REQUIRED = "pin_required";

    /** The user's PIN is refused for a while, after too many wrong ones. */
    public static final String PIN_TEMPORARILY_DISABLED = "pin_temporarily_disabled";

    /** PINs and badges are refused at this client address for a while, after too many wrong ones. */
    public static final String TOO_MANY_ATTEMPTS = "too_many_attempts";

    /** The detail of events that says until when, at the latest: a time in UTC, as ISO 8601 writes it. */
    public static final String UNTIL = "refused_until";

    private LoginErrors() {}
}
