package io.github.keycloakkiosk.api.contract;

/**
 * The answer when a login is granted.
 *
 * @param success always {@code true}
 * @param token the access token, to be sent as {@code Authorization: Bearer <token>}
 * @param user who logged in
 */
public record LoginAnswer(boolean success, String token, User user) {

    public LoginAnswer(String token, User user) {
        this(true, token, user);
    }

    /** Leaves out the token. */
    @Override
    public String toString() {
        return "LoginAnswer[" + user + "]";
    }

    /**
     * The schema {@code User}: the user of a login.
     *
     * @param id a number for display and joins; it fits a double. Keycloak's own id is the token's {@code sub}
     * @param username the user name
     * @param name first and last name; the user name when there is neither
     * @param role the role that gives the user their power, or an empty text
     * @param power the power level, 1 (lowest) to 100
     */
    public record User(long id, String username, String name, String role, int power) {}
}
