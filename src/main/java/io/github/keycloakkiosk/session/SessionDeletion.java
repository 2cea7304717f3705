package io.github.keycloakkiosk.session;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Deletes rows of sessions. {@code UserSessionProvider} does not say whether a deleted session existed. */
public final class SessionDeletion {

    private static final String KEY = " where USER_SESSION_ID = ? and OFFLINE_FLAG = ?";
    private static final String STARTED = " and CREATED_ON = ?";

    private final KeycloakSession session;

    public SessionDeletion(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Deletes sessions and their clients' parts of them, in the order in which Keycloak locks them, and on all nodes in the same
     * order. When several try at once, one deletes a session; the others wait for that commit, and then find nothing. A later
     * session with the same id stays, since it started in another second.
     *
     * @param whole in order of their age
     * @return the ids of those that this transaction deleted
     */
    public Set<String> delete(List<WholeSession> whole) {
        List<UserSessionModel> sessions =
                whole.stream().flatMap(one -> one.parts().stream()).toList();
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        // AsyncCommitIntegrator does not see these deletions, which must be durable before any client is notified.
        entityManager.setProperty(DurableRows.DURABLE, Boolean.TRUE);
        String rows = JpaUtils.getTableNameForNativeQuery("OFFLINE_USER_SESSION", entityManager);
        String clients = JpaUtils.getTableNameForNativeQuery("OFFLINE_CLIENT_SESSION", entityManager);
        Set<String> deleted = new HashSet<>();
        if (sessions.isEmpty()) {
            return deleted;
        }
        entityManager.unwrap(Session.class).doWork(connection -> {
            each(
                    connection,
                    "delete from " + clients + KEY + " and exists (select 1 from " + rows + KEY + STARTED + ")",
                    sessions,
                    one -> List.of(one.getId(), flag(one), one.getId(), flag(one), one.getStarted()));
            int[] counts = each(
                    connection,
                    "delete from " + rows + KEY + STARTED,
                    sessions,
                    one -> List.of(one.getId(), flag(one), one.getStarted()));
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 0) { // negative: the driver does not know; clients rather hear twice than never
                    deleted.add(sessions.get(i).getId());
                }
            }
        });
        return deleted;
    }

    private static String flag(UserSessionModel userSession) {
        return SessionKind.of(userSession).flag;
    }

    /** Executes the statement for each session, all in one batch. */
    private static int[] each(
            Connection connection,
            String sql,
            List<UserSessionModel> sessions,
            Function<UserSessionModel, List<Object>> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (UserSessionModel one : sessions) {
                int index = 1;
                for (Object parameter : parameters.apply(one)) {
                    statement.setObject(index++, parameter);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }
}
