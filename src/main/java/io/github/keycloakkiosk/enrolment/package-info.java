/**
 * Users who give themselves a PIN or a badge, by a required action of Keycloak.
 *
 * <p>The rule of the room: whoever was not told to must have given their password a moment ago.
 */
package io.github.keycloakkiosk.enrolment;
