package io.github.keycloakkiosk.sessioncap;

import io.github.keycloakkiosk.settings.KioskSettings;
import org.keycloak.events.Event;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * A session that was just opened.
 *
 * @param cause why others of the same user may have to go
 */
record NewSession(String userId, String sessionId, EndingCause cause) {

    static NewSession of(KeycloakSession session, UserSessionModel userSession, Event event, KioskSettings settings) {
        EndingCause cause = new EndingCause(
                event.getRealmId(),
                EndingCause.SESSION_CAP,
                userSession.getId(),
                event.getIpAddress(),
                settings.judgeCurrentRequest().clientAddress(),
                BaseUris.of(session.getContext()));
        return new NewSession(userSession.getUser().getId(), userSession.getId(), cause);
    }

    String realmId() {
        return cause.realmId();
    }
}
