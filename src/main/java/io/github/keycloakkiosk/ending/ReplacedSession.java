package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.SessionAge;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** The end of a browser's old session, after a new login in that browser. */
public final class ReplacedSession {

    private ReplacedSession() {}

    /**
     * Ends the session in transactions of its own, without waiting for its clients: OIDC back-channel logout tells them. A
     * session from an identity provider ends by Keycloak's own logout, which waits and ends the provider's session too: the
     * next person at this screen must not find that session.
     *
     * @param sessionId the old session; it may have ended already
     * @param newSessionId the new session; {@code null} when it is not known yet
     */
    public static void end(KeycloakSession session, String sessionId, String newSessionId) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        TerminationCause cause = TerminationCause.ofReplacement(session, newSessionId);
        KeycloakModelUtils.runJobInTransactionWithResult(
                        factory,
                        session.getContext(),
                        own -> endIfBrokered(own, sessionId, cause),
                        "end a replaced session")
                .ifPresent(victim -> TerminatesSessions.of(factory).end(victim, cause));
    }

    /** @return the session, when it exists and is left for the caller to end */
    private static Optional<SessionAge> endIfBrokered(
            KeycloakSession session, String sessionId, TerminationCause cause) {
        KeycloakContext context = session.getContext();
        UserSessionModel userSession = session.sessions().getUserSession(context.getRealm(), sessionId);
        if (userSession == null || userSession.getNote(Details.IDENTITY_PROVIDER) == null) {
            return Optional.ofNullable(userSession).map(LiveSessions::age);
        }
        EventBuilder event = SessionRemoval.logout(session, context.getRealm(), userSession, cause);
        RootAuthenticationSessionModel elsewhere = elsewhere(session);
        AuthenticationManager.backchannelLogout(
                session,
                context.getRealm(),
                userSession,
                context.getUri(),
                context.getConnection(),
                context.getHttpRequest().getHttpHeaders(),
                true);
        session.authenticationSessions().removeRootAuthenticationSession(context.getRealm(), elsewhere);
        event.success();
        return Optional.empty();
    }

    /**
     * Gives Keycloak another root authentication session for its logout. Keycloak removes the one in which it logs out: by
     * default the one with the session's id, in which the next person may be logging in.
     */
    private static RootAuthenticationSessionModel elsewhere(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        RootAuthenticationSessionModel root =
                session.authenticationSessions().createRootAuthenticationSession(context.getRealm());
        if (context.getClient() != null) {
            context.setAuthenticationSession(root.createAuthenticationSession(context.getClient()));
        }
        return root;
    }
}
