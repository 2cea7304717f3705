/**
 * Two people at one screen: one signs in where the session of another still lives in the browser.
 *
 * <p>The rule of the room: nothing that the one has proven, opened or begun is left to the other.
 */
package io.github.keycloakkiosk.handover;
