/** The limits on guesses, and the store that they rely on. */
package io.github.keycloakkiosk.it.guessing;
