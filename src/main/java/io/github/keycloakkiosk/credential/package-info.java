/**
 * The common parts of the PIN and the badge as Keycloak credentials: their stored form, the day of last use, writes after a
 * login, the counting of guesses, and the log line about lost keys.
 */
package io.github.keycloakkiosk.credential;
