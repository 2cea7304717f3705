/**
 * The JSON login API: the realm resource {@code auth}. It authenticates nobody itself; it runs the direct grant flow of
 * its client, as the token endpoint does, and answers as docs/openapi.yaml says.
 *
 * <p>The room has more than twenty files, since each route has one, and each part of the reading of a request.
 */
package io.github.keycloakkiosk.api;
