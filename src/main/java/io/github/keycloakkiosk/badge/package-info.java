/**
 * The badge: an NFC card or tag. The login string alone identifies the badge. The badge works at whitelisted addresses only.
 *
 * <p>The id of a badge's credential is the fingerprint of its login string under the realm's key. So the primary key of
 * Keycloak's credential table finds a badge in one step and gives it one owner. We need no table of our own that could become
 * stale.
 */
package io.github.keycloakkiosk.badge;
