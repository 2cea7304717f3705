/**
 * The end of a session that is over the cap, or that another one replaces.
 *
 * <p>The rule of the room: a session ends once in the whole cluster, and for real: its row, its copies in the caches, an event, and
 * notices to its clients. A {@link Tombstone} keeps it dead while a copy may come back.
 */
package io.github.keycloakkiosk.ending;
