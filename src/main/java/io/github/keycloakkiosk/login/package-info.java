/**
 * The steps of login flows: authenticators for the browser and for the direct grant, which a realm admin draws in the console, and
 * which the login API and the token endpoint run as they were drawn.
 *
 * <p>The rule of the room: each step asks by itself whether the client address is whitelisted, and every refusal tells a caller the
 * same. The room has more than twenty files since each step is an authenticator of its own.
 */
package io.github.keycloakkiosk.login;
