package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.root.KioskSessionCookie;
import io.github.keycloakkiosk.ending.ReplacedSession;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.cookie.CookieMaxAge;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.util.TokenUtil;

/** Keycloak's SSO cookie: after a login at the API, it signs the browser in to the realm's other clients. */
public final class SsoCookie {

    private static final Logger LOG = Logger.getLogger(SsoCookie.class);

    private SsoCookie() {}

    /**
     * Ends the sessions of the request's cookies, since a new session replaces them. Call it before the login commits: the
     * session cap counts committed sessions, and would end another one instead.
     *
     * @param newSessionId the session that replaces them
     */
    public static void endReplaced(KeycloakSession session, String newSessionId) {
        Stream.concat(KioskSessionCookie.sessionId(session).stream(), identity(session).stream())
                .distinct()
                .filter(sessionId -> !sessionId.equals(newSessionId))
                .forEach(sessionId -> ReplacedSession.end(session, sessionId, newSessionId));
    }

    /** The session of Keycloak's cookie, when this realm made it and it has not expired. */
    private static Optional<String> identity(KeycloakSession session) {
        return Optional.ofNullable(session.getProvider(CookieProvider.class).get(CookieType.IDENTITY))
                .map(cookie -> session.tokens().decode(cookie, AccessToken.class))
                .filter(token -> TokenUtil.TOKEN_TYPE_KEYCLOAK_ID.equals(token.getType()) && token.isActive())
                .map(AccessToken::getSessionId);
    }

    /** Sets the cookie for a committed session. If this fails, the login still stands. */
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
            KioskSessionCookie.set(session, userSession);
        }
    }

    /**
     * Clears the cookies of a browser that calls {@code /auth} itself. Keycloak clears its cookies only where the browser sends
     * them.
     */
    static void expire(KeycloakSession session, String sessionId) {
        if (KioskSessionCookie.sessionId(session).filter(sessionId::equals).isPresent()) {
            CookieProvider cookies = session.getProvider(CookieProvider.class);
            cookies.set(CookieType.IDENTITY, "", CookieMaxAge.EXPIRED);
            cookies.set(CookieType.SESSION, "", CookieMaxAge.EXPIRED);
            KioskSessionCookie.expire(session);
        }
    }
}
