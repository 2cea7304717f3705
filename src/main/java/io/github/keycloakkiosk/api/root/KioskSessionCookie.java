package io.github.keycloakkiosk.api.root;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.cookie.CookieMaxAge;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.IdentityCookieToken;
import org.keycloak.utils.SecureContextResolver;

/**
 * Names the browser's session to the API at {@code /auth} itself. Keycloak's own cookie has the realm's path, so a browser does
 * not send it to {@code /auth}, and a login would not know which session it replaces. This cookie signs nobody in.
 */
public final class KioskSessionCookie {

    private static final String NAME = "KIOSK_SESSION";
    private static final String PATH = "/auth/";

    /** Differs from the type of Keycloak's identity cookie, so that Keycloak does not accept this cookie as one. */
    private static final String TYPE = "Kiosk-Session";

    private KioskSessionCookie() {}

    /** The session of the request's cookie; empty when the cookie is not this realm's, or has expired. */
    public static Optional<String> sessionId(KeycloakSession session) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return Optional.ofNullable(cookie)
                .map(sent -> session.tokens().decode(sent.getValue(), AccessToken.class))
                .filter(token -> TYPE.equals(token.getType()) && token.isActive())
                .map(AccessToken::getSessionId);
    }

    /** Sets the cookie, if this realm's API is at {@code /auth}. */
    public static void set(KeycloakSession session, UserSessionModel userSession) {
        KeycloakContext context = session.getContext();
        if (!isRoot(context.getRealm())) {
            return;
        }
        IdentityCookieToken token = new IdentityCookieToken();
        token.type(TYPE);
        token.setSessionId(userSession.getId());
        token.issuedNow();
        token.exp(Time.currentTimeMillis() / 1000 + context.getRealm().getSsoSessionMaxLifespan());
        context.getHttpResponse()
                .setCookieIfAbsent(cookie(session, session.tokens().encode(token), NewCookie.DEFAULT_MAX_AGE));
    }

    public static void expire(KeycloakSession session) {
        session.getContext().getHttpResponse().setCookieIfAbsent(cookie(session, "", CookieMaxAge.EXPIRED));
    }

    private static boolean isRoot(RealmModel realm) {
        return RootRouteFilter.realm().filter(realm.getName()::equals).isPresent();
    }

    /** Has the attributes of Keycloak's cookies: pages of other sites may send it too, where the connection is secure. */
    private static NewCookie cookie(KeycloakSession session, String value, int maxAge) {
        boolean secure = SecureContextResolver.isSecureContext(session);
        return new NewCookie.Builder(NAME)
                .version(1)
                .value(value)
                .path(PATH)
                .maxAge(maxAge)
                .secure(secure)
                .httpOnly(true)
                .sameSite(secure ? NewCookie.SameSite.NONE : NewCookie.SameSite.LAX)
                .build();
    }
}
