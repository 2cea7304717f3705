/**
 * The badge: an NFC card or tag, whose login string is looked up.
 *
 * <p>The rule of the room: it holds what only badges have. The reading of their login strings, labels, their number for each user,
 * Web NFC, and the action in which users enrol them.
 */
package io.github.keycloakkiosk.badge;
