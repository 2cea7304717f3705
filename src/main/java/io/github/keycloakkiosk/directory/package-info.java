/**
 * Users whom Keycloak has from a directory, such as LDAP.
 *
 * <p>The rule of the room: a user is who the directory says, now; and what Keycloak has undone is undone in the directory too.
 */
package io.github.keycloakkiosk.directory;
