/** Power levels and what they cap. */
package io.github.keycloakkiosk.it.power;
