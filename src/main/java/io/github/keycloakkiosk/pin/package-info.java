/**
 * The PIN: one per user, a short number that is good at whitelisted addresses alone.
 *
 * <p>It is stored as the realm's password hash over an HMAC of it, so that a stolen table without the realm's key cannot
 * be searched for so small a secret.
 *
 * <p>More than twenty files, since everything about the PIN is here: the credential, what makes a PIN guessable, its step, its page,
 * and the page on which a user chooses one.
 */
package io.github.keycloakkiosk.pin;
