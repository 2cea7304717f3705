/** Two things at once, on one server and on two servers that share a database. A change holds from the next request on. */
package io.github.keycloakkiosk.it.race;
