package io.github.keycloakkiosk.api.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The schema {@code SessionAnswer}: the session of a good token.
 *
 * @param success always {@code true}
 * @param user the user of the session
 * @param expiresIn seconds until the token expires
 * @param methods how the session was opened: {@code password}, {@code pin}, {@code badge}
 */
public record SessionAnswer(
        boolean success,
        LoginAnswer.User user,
        @JsonProperty("expires_in") long expiresIn,
        List<String> methods) {

    public SessionAnswer(LoginAnswer.User user, long expiresIn, List<String> methods) {
        this(true, user, expiresIn, methods);
    }
}
