package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.sessioncap.EvictedMark;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * The session of an access token that is good: signed by this realm, not expired, not revoked, and its session alive.
 *
 * @param token the token
 * @param userSession its session
 */
record TokenSession(AccessToken token, UserSessionModel userSession) {

    /** @return empty when there is no token, or it is not good */
    static Optional<TokenSession> of(KeycloakSession session, Optional<String> text) {
        // Only whether it is good: what AuthResult's parts are called differs between 26.4 and 26.7.
        return text.filter(token -> new AppAuthManager.BearerTokenAuthenticator(session)
                                .setTokenString(token)
                                .authenticate()
                        != null)
                .map(token -> session.tokens().decode(token, AccessToken.class))
                .flatMap(token -> find(session, token).map(found -> new TokenSession(token, found)));
    }

    private static Optional<UserSessionModel> find(KeycloakSession session, AccessToken token) {
        return Optional.ofNullable(token.getSessionId())
                .map(id ->
                        session.sessions().getUserSession(session.getContext().getRealm(), id));
    }

    /** Why a token is not good, said in as much detail as its bearer may know. */
    static ApiError refusal(KeycloakSession session, Optional<String> text) {
        Optional<AccessToken> signed = text.map(token -> session.tokens().decode(token, AccessToken.class))
                .filter(token -> issuer(session).equals(token.getIssuer()));
        if (signed.isEmpty()) {
            return new ApiError(401, "invalid_token", "The token is missing or not one of this realm's.");
        }
        String sessionId = signed.get().getSessionId();
        if (sessionId != null && EvictedMark.isSet(session, sessionId)) {
            return new ApiError(
                    401,
                    "session_evicted",
                    "You were signed out because you signed in elsewhere, more often than allowed.");
        }
        return new ApiError(401, "session_expired", "The session has ended; sign in again.");
    }

    private static String issuer(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    }

    /** Ends a session for all its clients, and expires its cookies; {@code null} is one that has ended. */
    static void end(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        AuthenticationManager.backchannelLogout(
                session,
                realm,
                userSession,
                session.getContext().getUri(),
                session.getContext().getConnection(),
                headers,
                true);
    }
}
