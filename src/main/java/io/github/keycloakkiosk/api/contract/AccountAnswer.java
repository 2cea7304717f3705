package io.github.keycloakkiosk.api.contract;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The answer of {@code contract/000} to {@code token}, and to a registration.
 *
 * @param status always {@code success}
 * @param token the access token behind {@code JWT }
 * @param account the user's data
 */
public record AccountAnswer(
        String status, String token, @JsonUnwrapped Account account) {

    public AccountAnswer(String accessToken, Account account) {
        this("success", "JWT " + accessToken, account);
    }
}
