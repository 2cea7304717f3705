/**
 * A user's power level as one number: the {@code power} attribute of realm roles.
 *
 * <p>The rule of the room: only roles grant power, since users can often edit their own attributes. {@link PowerLevel} is the rule in
 * plain Java; {@link UserPower} brings it the roles. {@link AdminRights} says in doubt that a user has a right of admins.
 */
package io.github.keycloakkiosk.power;
