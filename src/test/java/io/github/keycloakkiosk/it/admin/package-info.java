/** The admin REST API below {@code kiosk-login}, and what an admin does with it. */
package io.github.keycloakkiosk.it.admin;
