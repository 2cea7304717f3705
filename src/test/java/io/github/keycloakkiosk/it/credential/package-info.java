/** PINs and badges as Keycloak's credentials: in the admin API, the account API, imports, federations. */
package io.github.keycloakkiosk.it.credential;
