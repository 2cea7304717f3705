package io.github.keycloakkiosk.settings;

/**
 * Registration by the login API.
 *
 * @param allowed whether registration is allowed
 * @param perAddress the number of tries of one client address in {@link #WINDOW_SECONDS}; 0 for no limit
 */
public record Registration(boolean allowed, int perAddress) {

    /** Five minutes. */
    public static final int WINDOW_SECONDS = 300;
}
