/** Secrets are nowhere that they should not be. {@link io.github.keycloakkiosk.it.secret.NoSecretInLogIT} comes last of all classes. */
package io.github.keycloakkiosk.it.secret;
