/**
 * Real nginx and HAProxy in front of a real Keycloak, and strangers who send every attack through them. These tests found
 * the table in docs/operations.md.
 */
package io.github.keycloakkiosk.it.proxy;
