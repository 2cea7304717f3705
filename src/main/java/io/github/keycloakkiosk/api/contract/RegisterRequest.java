package io.github.keycloakkiosk.api.contract;

import java.util.Optional;

/**
 * The schema {@code Registration}: a request for an account.
 *
 * @param username the user name
 * @param password the password
 * @param email the e-mail address; the realm's user profile decides if it is required
 * @param phone the phone number; the user profile decides here too
 */
public record RegisterRequest(String username, String password, Optional<String> email, Optional<String> phone) {

    /** Leaves out the password. */
    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
