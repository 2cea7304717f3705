/** Says what is wrong with the kiosk logins of a realm, whom it hits, and what to do. It changes nothing. */
package io.github.keycloakkiosk.check;
