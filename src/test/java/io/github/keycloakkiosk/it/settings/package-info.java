/** The settings of a realm: saving them, their keys, what a server says of them when it starts. */
package io.github.keycloakkiosk.it.settings;
