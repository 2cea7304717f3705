/** The promises of the rooms {@code admin}, {@code check} and {@code setup}: the admin REST API, as an admin calls it. */
package io.github.keycloakkiosk.it.admin;
