package io.github.keycloakkiosk.settings;

/**
 * The allowed number of digits of a new PIN, both ends included.
 *
 * @param least the fewest
 * @param most the most
 */
public record PinLength(int least, int most) {

    /** Whether all new PINs have the same number of digits. */
    public boolean isOne() {
        return least == most;
    }
}
