package io.github.keycloakkiosk.api.answer;

import io.github.keycloakkiosk.login.LoginErrors;
import java.util.Optional;

/**
 * The API refuses a request.
 *
 * @see io.github.keycloakkiosk.api.contract.ErrorAnswer
 */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Optional<String> retryAfter;

    /**
     * @param status the HTTP status
     * @param code what went wrong, in snake_case, for programs
     * @param message the same in one sentence, for people; it holds nothing that the caller sent
     */
    public ApiError(int status, String code, String message) {
        this(status, code, message, Optional.empty());
    }

    private ApiError(int status, String code, String message, Optional<String> retryAfter) {
        // No stack trace: a refusal is normal operation.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /**
     * Too many requests: status 429.
     *
     * @param retryAfter the seconds after which the next one is admitted, in digits
     */
    public static ApiError tooMany(String code, String message, String retryAfter) {
        return new ApiError(429, code, message, Optional.of(retryAfter));
    }

    public static ApiError badRequest(String code, String message) {
        return new ApiError(400, code, message);
    }

    public static ApiError unknownMethod() {
        return badRequest(LoginErrors.UNKNOWN_METHOD, "Field 'method' must be 'password', 'pin' or 'token'.");
    }

    /** The same answer for a wrong secret, an unknown user, and a user who may not log in. */
    public static ApiError invalidCredentials() {
        return new ApiError(401, "invalid_credentials", "The user or the secret is wrong, or the user cannot log in.");
    }

    /** Answered only after the right secret. */
    public static ApiError accountNotReady() {
        return new ApiError(
                401, "account_not_ready", "The account needs something from its user first; sign in with a browser.");
    }

    /** Answered only after the right badge. */
    public static ApiError pinRequired() {
        return new ApiError(
                401, LoginErrors.PIN_REQUIRED, "The PIN is due; send it in the field 'pin' beside the login string.");
    }

    public static ApiError ipNotWhitelisted() {
        return new ApiError(403, LoginErrors.IP_NOT_WHITELISTED, "This login method is not allowed from this address.");
    }

    public static ApiError tooManyAttempts(String retryAfter) {
        return tooMany(
                LoginErrors.TOO_MANY_ATTEMPTS,
                "Too many wrong PINs and badges from this address; try again later.",
                retryAfter);
    }

    /** Somebody has the wanted name, e-mail or phone already. */
    public static ApiError conflict(String message) {
        return new ApiError(409, "conflict", message);
    }

    public static ApiError notConfigured() {
        return new ApiError(
                503, "not_configured", "The login API is not set up in this realm; its log says what is missing.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The value of {@code Retry-After}, for 429 alone. */
    public Optional<String> retryAfter() {
        return retryAfter;
    }
}
