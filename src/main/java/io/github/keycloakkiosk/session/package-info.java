/**
 * User sessions as they are stored: in rows of the database, in caches, in order of their age.
 *
 * <p>The rule of the room: it reads sessions and removes copies of them; it decides nothing.
 */
package io.github.keycloakkiosk.session;
