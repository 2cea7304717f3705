/**
 * The ways to log in. {@link LoginMethod} names each once; the API, the flows, the credentials and the session notes take their
 * names from there.
 */
package io.github.keycloakkiosk.method;
