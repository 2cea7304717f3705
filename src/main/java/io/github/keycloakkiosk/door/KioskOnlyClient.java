package io.github.keycloakkiosk.door;

import org.keycloak.models.ClientModel;

/**
 * A client with the attribute {@value #ATTRIBUTE}: there, a session that a PIN or a badge opened gives new tokens at a kiosk
 * only. Off by default, since apps with a back end refresh their tokens from there.
 */
final class KioskOnlyClient {

    static final String ATTRIBUTE = "kiosk-login.at-kiosk-only";

    private KioskOnlyClient() {}

    /** Any value but {@code false} counts: whoever mistypes {@code true} wants it on. */
    static boolean is(ClientModel client) {
        String value = client == null ? null : client.getAttribute(ATTRIBUTE);
        return value != null && !value.isBlank() && !value.strip().equalsIgnoreCase("false");
    }
}
