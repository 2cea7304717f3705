/**
 * The cap on each user's concurrent sessions: whoever is over it loses the oldest.
 *
 * <p>The rule of this room: {@code SessionCap}, {@code SessionAge} and {@code LoginStamp} say who must go, in plain Java, by a
 * total order alone, so that every node decides alike. The rest carries that out after the login is committed, in
 * transactions of its own. Nothing in here may fail or slow a login, or talk to a client on its thread.
 */
package io.github.keycloakkiosk.sessioncap;
