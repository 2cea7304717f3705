/**
 * Says what is wrong with the kiosk logins of a realm, whom it hits, and what to do. It changes nothing.
 *
 * <p>The room has more than twenty files, since each group of findings has one of its own.
 */
package io.github.keycloakkiosk.check;
