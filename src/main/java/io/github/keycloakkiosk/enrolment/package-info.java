/**
 * Users give themselves a PIN or a badge, by a required action of Keycloak.
 *
 * <p>The rule of the room: a user who was not told to enrol must have given their password a moment ago.
 */
package io.github.keycloakkiosk.enrolment;
