package io.github.keycloakkiosk.api;

import org.jboss.logging.Logger;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager;

/** Keycloak's SSO cookie, by which a browser that logged in at the API is signed in at the realm's other clients. */
final class SsoCookie {

    private static final Logger LOG = Logger.getLogger(SsoCookie.class);

    private SsoCookie() {}

    /**
     * Ends the session of the cookie that came with the request, since a new one replaces it. Inside the login's transaction,
     * so that the session cap, which looks at what is committed, does not end another in its place.
     *
     * @param newSessionId the session that replaces it
     */
    static void endReplaced(KeycloakSession session, String newSessionId) {
        RealmModel realm = session.getContext().getRealm();
        if (AuthenticationManager.authenticateIdentityCookie(session, realm, true) == null) {
            return;
        }
        String cookie = session.getProvider(CookieProvider.class).get(CookieType.IDENTITY);
        String replaced = session.tokens().decode(cookie, AccessToken.class).getSessionId();
        if (!newSessionId.equals(replaced)) {
            SessionEnd.of(session, session.sessions().getUserSession(realm, replaced));
        }
    }

    /** Sets the cookie for a session that is committed. Without it the login stands all the same. */
    static void set(KeycloakSession session, String sessionId) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), session.getContext(), own -> setIn(own, sessionId));
        } catch (RuntimeException failed) {
            LOG.warn("A login is without its SSO cookie", failed);
        }
    }

    private static void setIn(KeycloakSession session, String sessionId) {
        KeycloakContext context = session.getContext();
        UserSessionModel userSession = session.sessions().getUserSession(context.getRealm(), sessionId);
        if (userSession != null) {
            AuthenticationManager.createLoginCookie(
                    session,
                    context.getRealm(),
                    userSession.getUser(),
                    userSession,
                    context.getUri(),
                    context.getConnection());
        }
    }
}
