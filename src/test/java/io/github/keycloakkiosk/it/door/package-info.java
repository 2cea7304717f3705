/**
 * Every door of a realm, as an attacker tries it: nobody signs in by PIN or badge from an address that is not whitelisted, and
 * nobody without {@code manage-realm} learns a PIN, a badge or the key. One class for each family of doors; each says what is
 * tried.
 */
package io.github.keycloakkiosk.it.door;
