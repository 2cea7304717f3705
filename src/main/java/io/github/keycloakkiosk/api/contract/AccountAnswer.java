package io.github.keycloakkiosk.api.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The answer of the <em>userid</em> dialect to {@code token}, and to a registration.
 *
 * @param status always {@code success}
 * @param token the access token behind {@code JWT }; {@code null} when the realm wants something of the new user first
 * @param account the user's data
 * @param message what to do then; absent otherwise
 */
public record AccountAnswer(
        String status,
        @JsonInclude(JsonInclude.Include.ALWAYS) String token,
        @JsonUnwrapped Account account,
        @JsonInclude(JsonInclude.Include.NON_NULL) String message) {

    /** Somebody who has a token. */
    public AccountAnswer(String accessToken, Account account) {
        this("success", "JWT " + accessToken, account, null);
    }

    /** Somebody who has an account, and no token yet. */
    public static AccountAnswer withoutToken(Account account, String message) {
        return new AccountAnswer("success", null, account, message);
    }

    /** Not the token. */
    @Override
    public String toString() {
        return "AccountAnswer[" + account + "]";
    }
}
