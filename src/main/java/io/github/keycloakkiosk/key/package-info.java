/**
 * The keys of a realm under which PINs and badges are stored.
 *
 * <p>The rule of the room: plain Java, nothing of Keycloak. The current key stores; earlier keys only read.
 */
package io.github.keycloakkiosk.key;
