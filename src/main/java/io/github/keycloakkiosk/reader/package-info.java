/**
 * The text that a badge reader sends, and the login string in it.
 *
 * <p>The rule of the room: plain Java, nothing of Keycloak. A format is the spelling of one make of reader and hides nothing. No
 * format makes one login string of the numbers of two cards.
 */
package io.github.keycloakkiosk.reader;
