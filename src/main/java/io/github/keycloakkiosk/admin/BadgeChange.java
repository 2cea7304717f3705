package io.github.keycloakkiosk.admin;

/**
 * The body in which a badge gets another label or another end.
 *
 * @param label null keeps it
 * @param validUntil see {@link AskedEnd}; null keeps it, and an empty text makes the badge good for ever
 */
record BadgeChange(String label, String validUntil) {}
