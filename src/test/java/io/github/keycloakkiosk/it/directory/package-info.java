/** Users of an LDAP directory, by Keycloak's own LDAP federation. */
package io.github.keycloakkiosk.it.directory;
