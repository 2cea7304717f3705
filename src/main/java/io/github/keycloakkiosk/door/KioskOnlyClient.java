package io.github.keycloakkiosk.door;

import org.keycloak.models.ClientModel;

/**
 * A client with the attribute {@value #ATTRIBUTE}: there, a session that a PIN or a badge opened gives new tokens at a kiosk
 * only. Off by default, since apps with a back end refresh their tokens from there.
 */
final class KioskOnlyClient {

    static final String ATTRIBUTE = "kiosk-login.at-kiosk-only";

    private KioskOnlyClient() {}

    static boolean is(ClientModel client) {
        return client != null && Boolean.parseBoolean(client.getAttribute(ATTRIBUTE));
    }
}
