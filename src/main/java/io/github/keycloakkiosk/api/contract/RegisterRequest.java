package io.github.keycloakkiosk.api.contract;

import java.util.Optional;

/**
 * A request for an account.
 *
 * @param username the user name
 * @param password the password
 * @param email the e-mail address; whether there must be one, the realm's user profile decides
 * @param phone the phone number; likewise
 */
public record RegisterRequest(String username, String password, Optional<String> email, Optional<String> phone) {

    /** Not the password. */
    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
