/**
 * The badge: an NFC card or tag, known by its login string alone, good at whitelisted addresses alone.
 *
 * <p>The id of a badge's credential is the fingerprint of its login string under the realm's key. So the primary key of
 * Keycloak's credential table finds a badge in one step and gives it one owner, and there is no table of ours that could
 * fall behind.
 */
package io.github.keycloakkiosk.badge;
