/**
 * What the PIN, the badge and the password have in common when they log in by the direct grant flow: which method was
 * asked for, from which address, by whom, and what came of it.
 *
 * <p>The steps are ordinary executions: a realm admin draws them in the console, and the login API and the token
 * endpoint run what was drawn.
 */
package io.github.keycloakkiosk.login;
