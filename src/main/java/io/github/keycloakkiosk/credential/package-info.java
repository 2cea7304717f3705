/**
 * What the PIN and the badge have in common as credentials of Keycloak: their stored form, the day of their last use, what is
 * written after a login, the counting of guesses, and those that lie under a key which nobody has any more.
 */
package io.github.keycloakkiosk.credential;
