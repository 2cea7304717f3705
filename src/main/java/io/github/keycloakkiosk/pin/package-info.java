/**
 * The PIN: one per user, a short number that works at whitelisted addresses only.
 *
 * <p>The store holds the realm's password hash of an HMAC of the PIN: so nobody can search a stolen table for such a short
 * secret without the realm's key.
 *
 * <p>The room has more than twenty files, since everything about the PIN is here: the credential, the rules for guessable PINs,
 * its step, its page, and the page on which a user chooses one.
 */
package io.github.keycloakkiosk.pin;
