/** Two things at once, on one server and on two that share a database: what is decided holds from the next request on. */
package io.github.keycloakkiosk.it.race;
