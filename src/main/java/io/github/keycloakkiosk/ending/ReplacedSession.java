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

/** The end of the session that a browser had before somebody signed in there anew. */
public final class ReplacedSession {

    private ReplacedSession() {}

    /**
     * Ends it in transactions of its own, without waiting for its clients: they are told by OIDC back-channel logout. One that
     * came from an identity provider ends in Keycloak's own way, which waits, since that session ends too: the next person
     * at this screen must not find it.
     *
     * @param sessionId which; one that has ended already is no error
     * @param newSessionId the session that replaces it; {@code null} when it is not known yet
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

    /** @return the session, when it is there and has not ended here */
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
     * Keycloak removes the root authentication session in which it logs out. Left alone it takes the one with the session's id,
     * in which the next person may be logging in; not so when it finds itself in yet another.
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
