package io.github.keycloakkiosk.settings;

/**
 * The allowed number of digits of a new PIN, both ends included.
 *
 * @param least the fewest
 * @param most the most
 */
public record PinLength(int least, int most) {}
