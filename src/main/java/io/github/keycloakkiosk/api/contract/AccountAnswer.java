package io.github.keycloakkiosk.api.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The answer of the <em>userid</em> dialect to {@code token}, and to a registration.
 *
 * @param status always {@code success}
 * @param token the access token behind {@code JWT }; {@code null} when the new user must do something first
 * @param account the user's data
 * @param message what the user must do then; absent otherwise
 */
public record AccountAnswer(
        String status,
        @JsonInclude(JsonInclude.Include.ALWAYS) String token,
        @JsonUnwrapped Account account,
        @JsonInclude(JsonInclude.Include.NON_NULL) String message) {

    /** The answer with a token. */
    public AccountAnswer(String accessToken, Account account) {
        this("success", "JWT " + accessToken, account, null);
    }

    /** The answer for a user with an account but no token yet. */
    public static AccountAnswer withoutToken(Account account, String message) {
        return new AccountAnswer("success", null, account, message);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "AccountAnswer[" + account + "]";
    }
}
