/**
 * Back-channel logout notices to the clients of sessions that have ended.
 *
 * <p>The rule of the room: nobody waits for a client. Notices are sent after the commit, by threads of their own, and one that
 * cannot be delivered is counted and given up.
 */
package io.github.keycloakkiosk.notice;
