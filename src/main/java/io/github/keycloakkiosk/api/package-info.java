/**
 * The JSON login API: the realm resource {@code auth}. The API authenticates nobody itself: it runs the direct grant flow of
 * its client, as the token endpoint does, and answers as docs/openapi.yaml says.
 */
package io.github.keycloakkiosk.api;
