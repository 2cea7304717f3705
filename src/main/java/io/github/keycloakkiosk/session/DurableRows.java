package io.github.keycloakkiosk.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PreInsertEvent;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.jpa.session.PersistentUserSessionEntity;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Makes the new session rows of some users durable before their logins are answered. Keycloak 26.7 does not wait until
 * PostgreSQL has written such rows to its disk. If the database then crashes, a row is lost, and the session's copy in the
 * caches lives on, where no cap sees it.
 */
public final class DurableRows {

    /** AsyncCommitIntegrator's property of an entity manager: its transaction commits synchronously. */
    static final String DURABLE = "kc.sync_commit_required";

    /** The number of logins under way of each user. */
    private final Map<String, Integer> users = new ConcurrentHashMap<>();

    /** Starts after the server has started, if its commits of new sessions would not wait. */
    public void beginOnceStarted(KeycloakSessionFactory server) {
        server.register(event -> {
            if (event instanceof PostMigrationEvent && LiveSessions.areRows()) {
                KeycloakModelUtils.runJobInTransaction(server, this::watch);
            }
        });
    }

    private void watch(KeycloakSession session) {
        SessionFactoryImplementor hibernate = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class);
        if (hibernate.getJdbcServices().getDialect() instanceof PostgreSQLDialect && isCommitOfSessionsAsynchronous()) {
            hibernate.getEventEngine().getListenerRegistry().appendListeners(EventType.PRE_INSERT, this::look);
        }
    }

    /** By name: Keycloak has this interface since 26.7. */
    private static boolean isCommitOfSessionsAsynchronous() {
        for (Class<?> type : PersistentUserSessionEntity.class.getInterfaces()) {
            if (type.getName().equals("org.keycloak.connections.jpa.AsynchronousCommitAllowed")) {
                return true;
            }
        }
        return false;
    }

    /**
     * From now on, each new row of this user is durable.
     *
     * @return the end of that, to be called once
     */
    public Runnable begin(String userId) {
        users.merge(userId, 1, Integer::sum);
        return () -> users.computeIfPresent(userId, (id, logins) -> logins == 1 ? null : logins - 1);
    }

    private boolean look(PreInsertEvent event) {
        if (event.getEntity() instanceof PersistentUserSessionEntity row
                && users.containsKey(row.getUserId())
                && event.getSession() instanceof Session writer) {
            writer.setProperty(DURABLE, Boolean.TRUE);
        }
        return false; // no veto
    }
}
