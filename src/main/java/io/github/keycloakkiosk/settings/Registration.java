package io.github.keycloakkiosk.settings;

/**
 * Registration by the login API.
 *
 * @param allowed whether there is any
 * @param perAddress how often one client address may try in {@link #WINDOW_SECONDS}; 0 is without limit
 */
public record Registration(boolean allowed, int perAddress) {

    /** Five minutes. */
    public static final int WINDOW_SECONDS = 300;
}
