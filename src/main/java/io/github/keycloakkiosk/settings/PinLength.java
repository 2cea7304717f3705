package io.github.keycloakkiosk.settings;

/**
 * How many digits a new PIN may have, both ends included.
 *
 * @param least the fewest
 * @param most the most
 */
public record PinLength(int least, int most) {}
