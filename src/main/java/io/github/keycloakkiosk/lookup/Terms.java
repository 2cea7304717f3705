package io.github.keycloakkiosk.lookup;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long a string is good for its user.
 *
 * @param validUntil when it stops to be good; empty when it stays good
 * @param belowPower it is good while its user has less power than this, and no right of admins; empty without such a bound
 */
public record Terms(Optional<Instant> validUntil, OptionalInt belowPower) {}
