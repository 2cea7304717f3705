package io.github.keycloakkiosk.sessioncap;

import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * What must be kept of a request that opened a session. Once it is committed the request may be gone: reading it then throws
 * when the client has hung up.
 *
 * @param ipAddress the caller as Keycloak saw it
 * @param clientAddress the caller as our own steps established it, null when none of them took part in the login
 */
record NewSession(
        String realmId, String userId, String sessionId, String ipAddress, String clientAddress, BaseUris baseUris) {

    /** The event detail in which our authenticators put the address they established. */
    static final String CLIENT_ADDRESS = "client_address";

    static NewSession of(KeycloakSession session, UserSessionModel userSession, Event event) {
        return new NewSession(
                event.getRealmId(),
                userSession.getUser().getId(),
                userSession.getId(),
                event.getIpAddress(),
                event.getDetails() == null ? null : event.getDetails().get(CLIENT_ADDRESS),
                BaseUris.of(session.getContext()));
    }
}
