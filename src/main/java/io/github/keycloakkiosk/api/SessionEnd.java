package io.github.keycloakkiosk.api;

import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The end of a session that somebody asked for: for all its clients, with its cookie when the request brought that. */
final class SessionEnd {

    private SessionEnd() {}

    static void of(KeycloakSession session, UserSessionModel userSession) {
        KeycloakContext context = session.getContext();
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                userSession,
                context.getUri(),
                context.getConnection(),
                context.getHttpRequest().getHttpHeaders(),
                true);
    }
}
