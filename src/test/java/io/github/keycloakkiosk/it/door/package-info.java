/**
 * Every door of a realm, as an attacker tries it. Nobody signs in by PIN or badge from an address that is not whitelisted.
 * Nobody without {@code manage-realm} learns a PIN, a badge or the key. There is one class for each family of doors, and
 * each class says what it tries.
 */
package io.github.keycloakkiosk.it.door;
