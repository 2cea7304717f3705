package io.github.keycloakkiosk.login;

/** Errors of login events for which Keycloak has no name. */
public final class LoginErrors {

    /** The client address may not use PINs and badges. */
    public static final String IP_NOT_WHITELISTED = "ip_not_whitelisted";

    /** A page without permission sent a PIN or a badge; see {@link CallerOrigin}. */
    public static final String INVALID_ORIGIN = "invalid_origin";

    /** An admin's flow asks for a secret before any step has found the user. */
    public static final String FLOW_WITHOUT_USER = "flow_without_user";

    /** The request named an unknown login method. */
    public static final String UNKNOWN_METHOD = "unknown_method";

    /** The request lacks a parameter that its method needs. */
    public static final String MISSING_PARAMETER = "missing_parameter";

    /** A user wants to enrol a credential, but has not given their password a moment ago. */
    public static final String PASSWORD_NEEDED = "password_needed";

    /** A session that a PIN or a badge opened tried to make, change or remove something that works elsewhere. */
    public static final String KIOSK_SESSION = "kiosk_session";

    /** The secret was right, but the user's PIN is due and was not sent. */
    public static final String PIN_REQUIRED = "pin_required";

    /** The badge was right, but the user has no PIN, which the flow asks for next. */
    public static final String PIN_MISSING = "pin_missing";

    /** The badge is the user's, but it is over: its {@code validUntil} is past, or cannot be read. */
    public static final String BADGE_EXPIRED = "badge_expired";

    /** The badge of this login, or of the session that it continues, was revoked meanwhile. */
    public static final String BADGE_REVOKED = "badge_revoked";

    /** The user's PIN is refused for a while, after too many wrong ones. */
    public static final String PIN_TEMPORARILY_DISABLED = "pin_temporarily_disabled";

    /** PINs and badges are refused at this client address for a while, after too many wrong ones. */
    public static final String TOO_MANY_ATTEMPTS = "too_many_attempts";

    /** The event detail with the latest end of the refusal: a time in UTC, in ISO 8601. */
    public static final String UNTIL = "refused_until";

    /** The event detail with the ids of the required actions that a user must do in a browser first. */
    public static final String REQUIRED_ACTIONS = "required_actions";

    private LoginErrors() {}
}
