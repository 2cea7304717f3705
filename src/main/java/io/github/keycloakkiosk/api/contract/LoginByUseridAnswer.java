package io.github.keycloakkiosk.api.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The answer of the <em>userid</em> dialect to a login that is granted.
 *
 * @param status always 1
 * @param userinfo who logged in, with their token
 */
public record LoginByUseridAnswer(int status, UserInfo userinfo) {

    public LoginByUseridAnswer(String token, Account account) {
        this(1, new UserInfo(token, account));
    }

    /**
     * The user's data, with their token.
     *
     * @param token the access token
     * @param account their data
     */
    public record UserInfo(String token, @JsonUnwrapped Account account) {

        /** Leaves out the token. */
        @Override
        public String toString() {
            return "UserInfo[" + account + "]";
        }
    }
}
