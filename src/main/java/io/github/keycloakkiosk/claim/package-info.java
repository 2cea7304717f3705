/**
 * A right that one request in the whole cluster has at a time: to give out this badge, to change this user's PIN, to register this
 * name.
 *
 * <p>The rule of the room: a claim is taken before the check that it protects, and given back when its transaction has ended.
 */
package io.github.keycloakkiosk.claim;
