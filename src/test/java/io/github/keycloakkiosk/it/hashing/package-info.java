/** A password hash that tells how often it is asked. */
package io.github.keycloakkiosk.it.hashing;
