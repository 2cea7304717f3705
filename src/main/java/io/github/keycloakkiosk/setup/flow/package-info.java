/** The flows of kiosk logins, described once, and how a described flow is drawn, read and erased in a realm. */
package io.github.keycloakkiosk.setup.flow;
