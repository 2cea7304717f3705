package io.github.keycloakkiosk.session;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;

/**
 * Deletes rows of sessions, and reads them before as Keycloak does, with their clients' parts. {@code UserSessionProvider} would
 * put them into the caches, and does not say whether a deleted session existed.
 */
public final class SessionDeletion {

    private static final String ONLINE = "0"; // JpaSessionUtil.offlineToString
    private static final String KEY = " where USER_SESSION_ID = ? and OFFLINE_FLAG = ?";
    private static final String STARTED = " and CREATED_ON = ?";

    private final KeycloakSession session;

    public SessionDeletion(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The sessions with these ids, in this order; those that are gone are left out. Many need few statements.
     *
     * @param userId the user of them all; may be null when there is one id
     */
    public List<UserSessionModel> load(RealmModel realm, String userId, List<String> ids) {
        UserSessionPersisterProvider stored = session.getProvider(UserSessionPersisterProvider.class);
        Map<String, UserSessionModel> found = new HashMap<>();
        Set<String> left = new HashSet<>(ids);
        if (ids.size() > 1) {
            UserModel user = session.users().getUserById(realm, userId);
            if (user == null) {
                return List.of();
            }
            try (Stream<UserSessionModel> all = stored.loadUserSessionsStream(realm, user, false, null, null)) {
                all.forEach(userSession -> found.put(userSession.getId(), userSession));
            }
            left.removeAll(found.keySet());
            if (!left.isEmpty()) { // Keycloak's list lacks those that are about to expire.
                left.retainAll(new SessionRows(session)
                        .of(realm, userId).stream().map(UserSessionModel::getId).toList());
            }
        }
        left.forEach(id -> found.put(id, stored.loadUserSession(realm, id, false)));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * Deletes sessions and their clients' parts of them, in the order in which Keycloak locks them, and on all nodes in the same
     * order. When several try at once, one deletes a session; the others wait for that commit, and then find nothing. A later
     * session with the same id stays, since it started in another second.
     *
     * @param sessions in order of their age
     * @return the ids of those that this transaction deleted
     */
    public Set<String> delete(List<UserSessionModel> sessions) {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        // AsyncCommitIntegrator does not see these deletions, which must be durable before any client is notified.
        entityManager.setProperty("kc.sync_commit_required", Boolean.TRUE);
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
                    one -> List.of(one.getId(), ONLINE, one.getId(), ONLINE, one.getStarted()));
            int[] counts = each(
                    connection,
                    "delete from " + rows + KEY + STARTED,
                    sessions,
                    one -> List.of(one.getId(), ONLINE, one.getStarted()));
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 0) { // negative: the driver does not know; clients rather hear twice than never
                    deleted.add(sessions.get(i).getId());
                }
            }
        });
        return deleted;
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
