/**
 * The proofs of a login, and the rights that they give a session.
 *
 * <p>The rule of the room: a PIN or a badge opens apps. Only a password, a passkey or an identity provider does more, and only
 * for five minutes. Unreadable notes count as a kiosk's. {@link io.github.keycloakkiosk.proof.Confinement} decides.
 */
package io.github.keycloakkiosk.proof;
