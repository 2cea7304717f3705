package io.github.keycloakkiosk.sessioncap;

import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;

/** Remembers that a session was ended by the cap, for as long as anybody can hold an access token of it. */
public final class EvictedMark {

    private EvictedMark() {}

    /** Whether the session was ended by the cap. Tell this nobody but the bearer of one of its tokens. */
    public static boolean isSet(KeycloakSession session, String sessionId) {
        return session.singleUseObjects().contains(key(sessionId));
    }

    /** The key of the single-use object. */
    static String key(String sessionId) {
        return "kiosk:evicted:" + sessionId;
    }

    static void put(KeycloakSession session, RealmModel realm, UserSessionModel evicted) {
        Collection<ClientModel> clients = evicted.getAuthenticatedClientSessions().values().stream()
                .map(clientSession -> clientSession.getClient())
                .toList();
        session.singleUseObjects().put(key(evicted.getId()), longestAccessToken(realm, clients), Map.of());
    }

    /** Keycloak gives a browser that logs in again the session id it had before: that session is not an evicted one. */
    static void clear(KeycloakSession session, String sessionId) {
        session.singleUseObjects().remove(key(sessionId));
    }

    /** In seconds, at least 1. As {@code TokenManager.getTokenExpiration}: -1 means as long as the session. */
    private static int longestAccessToken(RealmModel realm, Collection<ClientModel> clients) {
        int session = Math.max(realm.getSsoSessionMaxLifespan(), realm.getSsoSessionMaxLifespanRememberMe());
        IntStream ofRealm = IntStream.of(realm.getAccessTokenLifespan(), realm.getAccessTokenLifespanForImplicitFlow());
        IntStream ofClients = clients.stream()
                .map(client -> client.getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN))
                .flatMap(EvictedMark::parse)
                .mapToInt(Integer::intValue);
        return IntStream.concat(ofRealm, ofClients)
                .map(seconds -> seconds == -1 ? session : seconds)
                .reduce(1, Math::max);
    }

    private static Stream<Integer> parse(String lifespan) {
        try {
            return lifespan == null || lifespan.isBlank() ? Stream.of() : Stream.of(Integer.valueOf(lifespan));
        } catch (NumberFormatException e) {
            return Stream.of(); // no token can be issued with it either
        }
    }
}
