package io.github.keycloakkiosk.admin;

/**
 * What a revocation did.
 *
 * @param badge its id
 * @param endedSessions how many sessions in which it was used have ended
 */
record RevokedBadgeAnswer(String badge, int endedSessions) {}
