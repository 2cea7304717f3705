package io.github.keycloakkiosk.ending;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;

/** Marks a session as ended, with the reason, for as long as an access token of the session can live. */
public final class Tombstone {

    private static final String REASON = "reason";

    /** Longer than any running request. */
    private static final int AT_LEAST_SECONDS = 60;

    private Tombstone() {}

    /** Whether the cap ended the session. Tell only the bearer of one of its tokens. */
    public static boolean isEviction(KeycloakSession session, String sessionId) {
        Map<String, String> mark = session.singleUseObjects().get(key(sessionId));
        return mark != null && TerminationCause.SESSION_CAP.equals(mark.get(REASON));
    }

    /** Whether the session has ended here, for any reason. */
    static boolean isSet(KeycloakSession session, String sessionId) {
        return session.singleUseObjects().contains(key(sessionId));
    }

    /** The key of the single-use object. */
    static String key(String sessionId) {
        return "kiosk:ended:" + sessionId;
    }

    /** Sets the mark for the life of the realm's tokens. */
    static void put(KeycloakSession session, RealmModel realm, String sessionId, String reason) {
        put(session, sessionId, reason, seconds(realm, List.of()));
    }

    /** Extends the mark, if it is still there. */
    static void extend(KeycloakSession session, String sessionId, String reason, int seconds) {
        if (isSet(session, sessionId)) {
            put(session, sessionId, reason, seconds);
        }
    }

    private static void put(KeycloakSession session, String sessionId, String reason, int seconds) {
        session.singleUseObjects().put(key(sessionId), seconds, Map.of(REASON, reason));
    }

    /** The life of the mark, in seconds, for a session with these clients. */
    static int seconds(RealmModel realm, Collection<AuthenticatedClientSessionModel> clientSessions) {
        int sessionLifespan = Math.max(realm.getSsoSessionMaxLifespan(), realm.getSsoSessionMaxLifespanRememberMe());
        IntStream ofRealm = IntStream.of(realm.getAccessTokenLifespan(), realm.getAccessTokenLifespanForImplicitFlow());
        Stream<String> ofClients = clientSessions.stream()
                .map(clientSession ->
                        clientSession.getClient().getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN));
        return Math.max(AT_LEAST_SECONDS, LongestAccessToken.seconds(sessionLifespan, ofRealm, ofClients));
    }

    /**
     * Removes the mark for a new login under the same id. Keycloak uses an id again in a browser whose login page was still
     * open.
     */
    public static void clear(KeycloakSession session, String sessionId) {
        session.singleUseObjects().remove(key(sessionId));
    }
}
