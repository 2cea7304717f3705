/** Tests over HTTP against a real Keycloak; each class states one promise. */
package io.github.keycloakkiosk.it;
