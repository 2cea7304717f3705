/**
 * Strings that find their owner: what any kind of string needs that logs in without a user name, such as a badge's.
 *
 * <p>The rule of the room: the id of the credential is the fingerprint of its string under the realm's key. So the primary key of
 * Keycloak's credential table finds the string in one step and gives it one owner. We need no table of our own that could become
 * stale. A string is looked up for whitelisted addresses only. {@link LookupKind} says what differs from kind to kind.
 */
package io.github.keycloakkiosk.lookup;
