/**
 * The session cap on real servers: exactly the cap is left, and these are the newest sessions, whatever happens at once or
 * goes wrong. Clients hear of evictions. There is one class for each kind of trouble.
 */
package io.github.keycloakkiosk.it.sessioncap;
