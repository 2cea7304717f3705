/**
 * A real Keycloak server with our jar: for the tests (as a plain process, or in a container), and for {@code mvn -Pserve}.
 * Nothing here knows what the jar does.
 */
package io.github.keycloakkiosk.it.server;
