/**
 * What a login has proven, and what that lets a session do.
 *
 * <p>The rule of the room: a PIN or a badge opens apps; only a password, a passkey or an identity provider does more, and only for
 * five minutes. What cannot be read counts as a kiosk's. {@link io.github.keycloakkiosk.proof.Confinement} is the one who says it.
 */
package io.github.keycloakkiosk.proof;
