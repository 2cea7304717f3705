/**
 * A user's power level as one number: the {@code power} attribute of realm roles.
 *
 * <p>The rule of this room: plain Java only, nothing of Keycloak, JAX-RS or Jackson. Callers bring the effective roles. Only
 * roles grant power, since users can often edit their own attributes.
 */
package io.github.keycloakkiosk.power;
