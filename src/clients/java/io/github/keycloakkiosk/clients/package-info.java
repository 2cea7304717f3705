/** Clients that a generator made from docs/openapi.yaml, at a real server. Only the profile {@code clients} compiles and runs them. */
package io.github.keycloakkiosk.clients;
