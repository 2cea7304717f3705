/**
 * The login API below {@code /auth} itself, for the realm that a server option names.
 */
package io.github.keycloakkiosk.api.root;
