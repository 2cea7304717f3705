package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.settings.KioskSettings;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * What must be kept of a request that opened a session. Once it is committed the request may be gone: reading it then throws
 * when the client has hung up.
 *
 * @param ipAddress the caller as Keycloak saw it
 * @param clientAddress the caller by the rules of {@code network}
 */
record NewSession(
        String realmId, String userId, String sessionId, String ipAddress, String clientAddress, BaseUris baseUris) {

    static NewSession of(KeycloakSession session, UserSessionModel userSession, Event event, KioskSettings settings) {
        return new NewSession(
                event.getRealmId(),
                userSession.getUser().getId(),
                userSession.getId(),
                event.getIpAddress(),
                settings.judgeCurrentRequest().clientAddress(),
                BaseUris.of(session.getContext()));
    }
}
