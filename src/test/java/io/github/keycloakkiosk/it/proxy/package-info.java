/**
 * Real nginx and HAProxy in front of a real Keycloak, and strangers who send through them whatever they can. The table in
 * docs/operations.md is what these tests found.
 */
package io.github.keycloakkiosk.it.proxy;
