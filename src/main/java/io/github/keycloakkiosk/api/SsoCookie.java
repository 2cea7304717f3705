package io.github.keycloakkiosk.api;

import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager;

/** Keycloak's SSO cookie, by which a browser that logged in at the API is signed in at the realm's other clients. */
final class SsoCookie {

    private SsoCookie() {}

    /**
     * Sets the cookie for a session that is committed, and ends the session of the cookie that it replaces.
     *
     * @param sessionId the session that the browser is to have
     */
    static void replace(KeycloakSession session, String sessionId) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), session.getContext(), own -> {
            RealmModel realm = own.getContext().getRealm();
            UserSessionModel userSession = own.sessions().getUserSession(realm, sessionId);
            if (userSession != null) {
                // First, since it expires the cookie, and the last cookie that is set counts.
                endReplaced(own, realm, sessionId);
                AuthenticationManager.createLoginCookie(
                        own,
                        realm,
                        userSession.getUser(),
                        userSession,
                        own.getContext().getUri(),
                        own.getContext().getConnection());
            }
        });
    }

    private static void endReplaced(KeycloakSession session, RealmModel realm, String sessionId) {
        if (AuthenticationManager.authenticateIdentityCookie(session, realm, true) == null) {
            return;
        }
        String cookie = session.getProvider(CookieProvider.class).get(CookieType.IDENTITY);
        String replaced = session.tokens().decode(cookie, AccessToken.class).getSessionId();
        if (!sessionId.equals(replaced)) {
            TokenSession.end(session, realm, session.sessions().getUserSession(realm, replaced));
        }
    }
}
