/** The promises of the room {@code bulk}. */
package io.github.keycloakkiosk.it.bulk;
