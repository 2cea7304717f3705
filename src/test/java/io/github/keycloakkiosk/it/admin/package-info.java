/** The promises of the rooms {@code admin} and {@code check}: the admin REST API, as an admin calls it. */
package io.github.keycloakkiosk.it.admin;
