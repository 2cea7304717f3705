package io.github.keycloakkiosk.ending;

import io.github.keycloakkiosk.session.Daemon;
import io.github.keycloakkiosk.session.LiveSessions;
import io.github.keycloakkiosk.session.SessionCaches;
import io.github.keycloakkiosk.session.SessionCounters;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.infinispan.Cache;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.sessions.infinispan.entities.EmbeddedClientSessionKey;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Keeps ended sessions out of Keycloak's caches. A request, such as an admin's list of the user's sessions, may have read a
 * session's rows before their removal. The request then puts the session back into the caches, where the session would live on
 * without a row, on nobody's list. So each node checks new entries in its part of the caches, on a separate thread, and removes
 * those that are marked as ended.
 */
@Listener(primaryOnly = true, sync = false, observation = Listener.Observation.POST)
public final class StaleCopies implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(StaleCopies.class);
    private static final int WAITING = 100_000;

    private final ThreadPoolExecutor thread;
    private KeycloakSessionFactory factory;

    public StaleCopies(SessionCounters counters) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                task -> Daemon.thread("kiosk-stale-copies", task),
                (task, full) -> counters.copiesUnchecked.increment());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Starts after the server has started, if sessions are in the database and copies of them in this server's caches. */
    public void keepOutOnceStarted(KeycloakSessionFactory server) {
        factory = server;
        server.register(event -> {
            if (event instanceof PostMigrationEvent && LiveSessions.areRows()) {
                KeycloakModelUtils.runJobInTransaction(
                        server, session -> SessionCaches.of(session).forEach(cache -> cache.addListener(this)));
            }
        });
    }

    /** Infinispan calls this method by reflection. */
    @CacheEntryCreated
    public void look(CacheEntryCreatedEvent<Object, Object> event) {
        thread.execute(() -> removeIfEnded(event.getCache(), event.getKey()));
    }

    private void removeIfEnded(Cache<Object, Object> cache, Object key) {
        String sessionId = key instanceof EmbeddedClientSessionKey client ? client.userSessionId() : key.toString();
        try {
            boolean ended = KeycloakModelUtils.runJobInTransactionWithResult(
                    factory, session -> Tombstone.isSet(session, sessionId));
            if (ended) {
                cache.remove(key);
            }
        } catch (RuntimeException | LinkageError e) { // the cluster is changing, or the server is stopping
            LOG.debugf(e, "Whether session %s has ended is not known", sessionId);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
