package io.github.keycloakkiosk.session;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.infinispan.Cache;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.sessions.infinispan.entities.EmbeddedClientSessionKey;

/**
 * The copies of one session in Keycloak's caches. This class bypasses Keycloak's provider, which would look for the deleted
 * rows again, with five statements. Without embedded caches (the feature {@code stateless}, an external Infinispan) there is
 * nothing to remove.
 */
public final class SessionCaches {

    private final Optional<Cache<Object, Object>> sessions;
    private final Optional<Cache<Object, Object>> clientSessions;
    private final String sessionId;
    private final List<EmbeddedClientSessionKey> clients;

    public SessionCaches(KeycloakSession session, UserSessionModel userSession) {
        SessionKind kind = SessionKind.of(userSession);
        this.sessions = cache(session, kind.cache);
        this.clientSessions = cache(session, kind.clientCache);
        this.sessionId = userSession.getId();
        this.clients = userSession.getAuthenticatedClientSessions().keySet().stream()
                .map(client -> new EmbeddedClientSessionKey(sessionId, client))
                .toList();
    }

    /** All caches that hold sessions: by id, and by {@link EmbeddedClientSessionKey}. */
    public static Stream<Cache<Object, Object>> of(KeycloakSession session) {
        return Stream.of(SessionKind.values())
                .flatMap(kind -> Stream.of(kind.cache, kind.clientCache))
                .flatMap(name -> cache(session, name).stream());
    }

    private static Optional<Cache<Object, Object>> cache(KeycloakSession session, String name) {
        return Optional.ofNullable(session.getProvider(InfinispanConnectionProvider.class))
                .map(caches -> caches.getCache(name, false));
    }

    public boolean areHere() {
        return sessions.isPresent();
    }

    /** Removes these sessions and their client sessions, all at the same time, and waits for the cluster. */
    public static void remove(Collection<SessionCaches> copies) {
        CompletableFuture.allOf(copies.stream().flatMap(SessionCaches::removals).toArray(CompletableFuture[]::new))
                .join();
    }

    private Stream<CompletableFuture<Object>> removals() {
        return Stream.concat(
                clientSessions.stream().flatMap(cache -> clients.stream().map(cache::removeAsync)),
                sessions.stream().map(cache -> cache.removeAsync(sessionId)));
    }

    /** Removes the session and its client sessions; false when another caller has removed it before. */
    public boolean remove() {
        clientSessions.ifPresent(cache -> clients.forEach(cache::remove));
        return sessions.map(cache -> cache.remove(sessionId) != null).orElse(true);
    }
}
