/** Logins by the flows that an admin has drawn, at the pages and at the token endpoint. */
package io.github.keycloakkiosk.it.login;
