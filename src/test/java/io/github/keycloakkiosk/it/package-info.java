/** Tests over HTTP against a real Keycloak. Each class states one promise. */
package io.github.keycloakkiosk.it;
