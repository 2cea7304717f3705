/** The login API, route by route, over HTTP. */
package io.github.keycloakkiosk.it.api;
