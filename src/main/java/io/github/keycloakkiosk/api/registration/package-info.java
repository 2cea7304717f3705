/**
 * The route that registers a user.
 *
 * <p>The rule of the room: a registration makes a complete user, or none.
 */
package io.github.keycloakkiosk.api.registration;
