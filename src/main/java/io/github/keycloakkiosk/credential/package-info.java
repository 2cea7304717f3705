/**
 * The common parts of PIN and badge as credentials of Keycloak: their stored form, the day of their last use, the writes after a
 * login, the counting of guesses, and credentials whose key is lost.
 */
package io.github.keycloakkiosk.credential;
