/**
 * The cap on each user's concurrent sessions: whoever is over it loses the oldest.
 *
 * <p>The rule of the room: {@code SessionCap} says who must go, in plain Java, by a total order alone, so that every node decides
 * alike. The rest asks it after the login is committed, in transactions of its own. Nothing here may talk to a client on a
 * login's thread, or fail a login; but a database that fails the one query before the commit fails both.
 */
package io.github.keycloakkiosk.sessioncap;
