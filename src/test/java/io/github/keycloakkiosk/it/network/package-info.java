/** From where a login may come. */
package io.github.keycloakkiosk.it.network;
