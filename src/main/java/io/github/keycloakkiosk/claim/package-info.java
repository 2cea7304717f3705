/**
 * The right of one request in the whole cluster: to give out this badge, to change this user's PIN, to register this name.
 *
 * <p>The rule of the room: a request takes the claim before the check that the claim protects. The claim goes back when the
 * transaction has ended.
 */
package io.github.keycloakkiosk.claim;
