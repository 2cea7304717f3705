package io.github.keycloakkiosk.ending;

import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;

/**
 * Marks a session as ended, with the reason: for {@value #SECONDS} seconds, so that no copy of it comes to life; and after an
 * eviction for as long as an access token of the session can live, so that its bearer hears the reason.
 */
public final class Tombstone {

    private static final String REASON = "reason";

    /**
     * Twice Keycloak's limit for a transaction, which is five minutes: the removal of the rows may take one, and a request that has
     * read the rows before another.
     */
    static final int SECONDS = 600;

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

    static void put(KeycloakSession session, String sessionId, String reason) {
        put(session, sessionId, reason, SECONDS);
    }

    /** Extends the mark, if it is still there. */
    static void extend(KeycloakSession session, String sessionId, String reason, long seconds) {
        if (isSet(session, sessionId)) {
            put(session, sessionId, reason, seconds);
        }
    }

    private static void put(KeycloakSession session, String sessionId, String reason, long seconds) {
        session.singleUseObjects().put(key(sessionId), seconds, Map.of(REASON, reason));
    }

    /**
     * How long the mark must live to outlive the tokens that this session got when it was last used, in seconds; {@link #SECONDS}
     * at least.
     *
     * @param lastUse its second
     */
    static long seconds(RealmModel realm, int lastUse, Collection<AuthenticatedClientSessionModel> clientSessions) {
        int sessionLifespan = Math.max(realm.getSsoSessionMaxLifespan(), realm.getSsoSessionMaxLifespanRememberMe());
        IntStream ofRealm = IntStream.of(realm.getAccessTokenLifespan(), realm.getAccessTokenLifespanForImplicitFlow());
        Stream<String> ofClients = clientSessions.stream()
                .map(clientSession ->
                        clientSession.getClient().getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN));
        long sinceLastUse = Time.currentTimeMillis() / 1000 - lastUse;
        return seconds(LongestAccessToken.seconds(sessionLifespan, ofRealm, ofClients), sinceLastUse);
    }

    /** The life of the mark of a session that was last used so many seconds ago, and whose tokens live so many seconds. */
    static long seconds(int tokens, long sinceLastUse) {
        return SECONDS + Math.max(0, tokens - Math.max(0, sinceLastUse));
    }

    /**
     * Removes the mark for a new login under the same id. Keycloak uses an id again in a browser whose login page was still
     * open.
     */
    public static void clear(KeycloakSession session, String sessionId) {
        session.singleUseObjects().remove(key(sessionId));
    }
}
