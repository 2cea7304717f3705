package io.github.keycloakkiosk.handover;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.cookie.CookieProvider;
import org.keycloak.cookie.CookieType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The sessions in the browser of a login: the session of the SSO cookie (the login API may have set that cookie), and any
 * session with the id that the new session would get.
 *
 * @param ofOthers the ids of other users' sessions
 * @param own the id of this user's session
 */
record BrowserSessions(List<String> ofOthers, Optional<String> own) {

    /** Looks in a transaction of its own: a session that this request's transaction has read cannot be ended outside of it. */
    static BrowserSessions of(AuthenticationFlowContext context, UserModel user) {
        String newId = context.getAuthenticationSession().getParentSession().getId();
        KeycloakSession session = context.getSession();
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> find(own, newId, user.getId()),
                "find the sessions of a browser");
    }

    private static BrowserSessions find(KeycloakSession session, String newId, String userId) {
        RealmModel realm = session.getContext().getRealm();
        Predicate<String> isOwn = sessionId -> userId.equals(owner(session, realm, sessionId));
        List<String> ids = Stream.concat(ofCookie(session, realm).stream(), Stream.of(newId))
                .distinct()
                .toList();
        List<String> ofOthers = ids.stream()
                .filter(sessionId -> owner(session, realm, sessionId) != null)
                .filter(isOwn.negate())
                .toList();
        return new BrowserSessions(ofOthers, ids.stream().filter(isOwn).findFirst());
    }

    private static Optional<String> ofCookie(KeycloakSession session, RealmModel realm) {
        if (AuthenticationManager.authenticateIdentityCookie(session, realm, true) == null) {
            return Optional.empty();
        }
        String cookie = session.getProvider(CookieProvider.class).get(CookieType.IDENTITY);
        return Optional.ofNullable(session.tokens().decode(cookie, AccessToken.class))
                .map(AccessToken::getSessionId);
    }

    /** Null when there is no such session or it has no user. */
    private static String owner(KeycloakSession session, RealmModel realm, String sessionId) {
        UserSessionModel userSession = session.sessions().getUserSession(realm, sessionId);
        return userSession == null || userSession.getUser() == null
                ? null
                : userSession.getUser().getId();
    }
}
