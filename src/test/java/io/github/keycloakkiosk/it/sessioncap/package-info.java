/**
 * The session cap on real servers: exactly the cap is left, the newest, whatever happens at once or goes wrong, and the evicted
 * are told. One class for each kind of trouble.
 */
package io.github.keycloakkiosk.it.sessioncap;
