package io.github.keycloakkiosk.api;

import io.github.keycloakkiosk.api.answer.ApiError;
import io.github.keycloakkiosk.ending.Tombstone;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.util.TokenUtil;

/**
 * A good access token and its session: this realm signed the token, it has not expired and is not revoked, and its session is
 * alive.
 *
 * @param token the token
 * @param userSession its session
 */
record TokenSession(AccessToken token, UserSessionModel userSession) {

    /** Access tokens only: an ID token, a refresh token or a cookie does not count. */
    private static final Set<String> TYPES = Set.of(TokenUtil.TOKEN_TYPE_BEARER, TokenUtil.TOKEN_TYPE_DPOP);

    /** @return empty when the token is missing or not good */
    static Optional<TokenSession> of(KeycloakSession session, Optional<String> text) {
        // Decoded first: Keycloak's authenticator throws on a header without an algorithm.
        return text.map(token -> session.tokens().decode(token, AccessToken.class))
                .filter(token -> isGood(session, text.get()))
                .flatMap(token -> Optional.ofNullable(session.getContext().getUserSession())
                        .map(userSession -> new TokenSession(token, userSession)));
    }

    /**
     * The id of the session that stays when the request is over, and whether that is an offline one; empty for a token that has
     * none, such as a service account's. For an exchanged token, Keycloak makes a copy of the session for this request. To end
     * that copy would end nothing.
     */
    Optional<KeptSession> kept() {
        if (userSession.getPersistenceState() != UserSessionModel.SessionPersistenceState.TRANSIENT) {
            return Optional.of(new KeptSession(userSession.getId(), userSession.isOffline()));
        }
        String copied = userSession.getNote(Constants.CREATED_FROM_PERSISTENT);
        return copied == null
                ? Optional.empty()
                : Optional.of(
                        new KeptSession(userSession.getId(), copied.equals(Constants.CREATED_FROM_PERSISTENT_OFFLINE)));
    }

    /** The id of a stored session, and whether it is an offline session. */
    record KeptSession(String id, boolean offline) {

        /** The session in the given transaction; null when it has ended. */
        UserSessionModel find(KeycloakSession session) {
            RealmModel realm = session.getContext().getRealm();
            return offline
                    ? session.sessions().getOfflineUserSession(realm, id)
                    : session.sessions().getUserSession(realm, id);
        }
    }

    /** Whether Keycloak accepts the token. If so, Keycloak puts its session into the context. */
    private static boolean isGood(KeycloakSession session, String token) {
        return new AppAuthManager.BearerTokenAuthenticator(session)
                        .setTokenString(token)
                        .authenticate()
                != null;
    }

    /** Why a token is not good, in as much detail as its bearer may know. */
    static ApiError refusal(KeycloakSession session, Optional<String> text) {
        Optional<AccessToken> signed = text.map(token -> session.tokens().decode(token, AccessToken.class))
                .filter(token -> TYPES.contains(token.getType()))
                .filter(token -> issuer(session).equals(token.getIssuer()));
        if (signed.isEmpty()) {
            return new ApiError(401, "invalid_token", "The token is missing or not one of this realm's.");
        }
        String sessionId = signed.get().getSessionId();
        if (sessionId != null && Tombstone.isEviction(session, sessionId)) {
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
}
