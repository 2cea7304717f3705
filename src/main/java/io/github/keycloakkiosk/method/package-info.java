/**
 * The ways to log in. Each is named here once, in {@link LoginMethod}; what the API, the flows, the credentials and the notes of a
 * session call it follows from there.
 */
package io.github.keycloakkiosk.method;
