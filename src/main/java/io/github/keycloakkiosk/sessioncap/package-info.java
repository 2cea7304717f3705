/**
 * The cap on each user's concurrent sessions: a user over the cap loses the oldest.
 *
 * <p>The rule of the room: {@code SessionCap} picks the sessions to end, in plain Java, by a total order alone, so that every
 * node decides alike. The other classes ask it after the login has committed, in transactions of their own. Nothing here may
 * talk to a client on a login's thread, or fail a login. One query runs before the commit: if the database fails it, the login
 * fails too.
 */
package io.github.keycloakkiosk.sessioncap;
