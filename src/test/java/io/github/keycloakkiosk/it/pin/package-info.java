/** PINs: when one is due, when it expires, how a user chooses one. */
package io.github.keycloakkiosk.it.pin;
