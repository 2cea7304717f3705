/** Those who speak to a server in a test: callers, browsers without a screen, admins, and the people whom they log in as. */
package io.github.keycloakkiosk.it.client;
