/** The login API at {@code /auth} itself, for the realm that a server option names. */
package io.github.keycloakkiosk.api.root;
