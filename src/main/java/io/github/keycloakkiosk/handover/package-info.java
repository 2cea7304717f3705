/**
 * One person signs in at a screen whose browser still holds another person's session.
 *
 * <p>The rule of the room: the next person gets nothing that the person before has proven, opened or begun.
 */
package io.github.keycloakkiosk.handover;
