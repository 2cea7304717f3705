/**
 * The route that registers a user.
 *
 * <p>The rule of the room: a user is there as a whole, or not at all.
 */
package io.github.keycloakkiosk.api.registration;
