package io.github.keycloakkiosk.admin;

/**
 * A badge and whose it is.
 *
 * @param user the name alone
 */
record OwnedBadgeAnswer(PersonAnswer user, BadgeAnswer badge) {}
