/**
 * Back-channel logout notices to the clients of sessions that have ended.
 *
 * <p>The rule of the room: nobody waits for a client. Separate threads send the notices after the commit. A failed notice is
 * counted and given up.
 */
package io.github.keycloakkiosk.notice;
