/**
 * The steps of login flows: authenticators for the browser and for the direct grant. A realm admin draws the flows in the
 * console; the login API and the token endpoint run them as drawn.
 *
 * <p>The rule of the room: each step checks by itself that the client address is whitelisted, and every refusal tells a caller
 * the same. The room has more than twenty files since each step is an authenticator of its own.
 */
package io.github.keycloakkiosk.login;
