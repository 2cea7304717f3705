package io.github.keycloakkiosk.session;

import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.UserSessionModel;

/**
 * The kinds of sessions that Keycloak stores, each in rows and caches of its own. An online session and the offline session that
 * it gave away have one id.
 */
public enum SessionKind {
    ONLINE(
            false,
            "0",
            InfinispanConnectionProvider.USER_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.CLIENT_SESSION_CACHE_NAME),
    OFFLINE(
            true,
            "1",
            InfinispanConnectionProvider.OFFLINE_USER_SESSION_CACHE_NAME,
            InfinispanConnectionProvider.OFFLINE_CLIENT_SESSION_CACHE_NAME);

    final boolean offline;

    /** Its value in the column {@code OFFLINE_FLAG}, as in {@code JpaSessionUtil.offlineToString}. */
    final String flag;

    final String cache;
    final String clientCache;

    SessionKind(boolean offline, String flag, String cache, String clientCache) {
        this.offline = offline;
        this.flag = flag;
        this.cache = cache;
        this.clientCache = clientCache;
    }

    public static SessionKind of(UserSessionModel session) {
        return session.isOffline() ? OFFLINE : ONLINE;
    }
}
