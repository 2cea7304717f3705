/**
 * The end of a session that is over the cap, is replaced, or has lived as long as a kiosk's session may.
 *
 * <p>The rule of the room: a session ends once in the whole cluster, and completely. The row and the cached copies go; an event
 * and notices to the clients follow. A {@link Tombstone} keeps the session dead while a copy may come back.
 */
package io.github.keycloakkiosk.ending;
