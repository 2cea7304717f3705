package io.github.keycloakkiosk.session;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * The online sessions in Keycloak's database. This class bypasses Keycloak's providers: they put each listed session into the
 * cache, read its clients too, and do not say whether a deleted session existed. Each method needs a constant number of
 * statements, by primary key or index.
 */
public final class SessionRows {

    /** AsyncCommitIntegrator's property of an entity manager: its transaction commits synchronously. */
    static final String DURABLE = "kc.sync_commit_required";

    private static final String ONLINE = "0"; // JpaSessionUtil.offlineToString

    private static final String SELECT =
            "select s.userSessionId, s.createdOn, s.lastSessionRefresh, s.data from PersistentUserSessionEntity s";

    private final EntityManager entityManager;

    public SessionRows(KeycloakSession session) {
        this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** A user's sessions, including expired ones that are not cleared away yet. */
    List<StoredSession> of(RealmModel realm, String userId) {
        return entityManager
                .createQuery(
                        SELECT + " where s.userId = :user and s.realmId = :realm and s.offline = :offline",
                        Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("offline", ONLINE)
                .getResultStream()
                .map(SessionRows::session)
                .toList();
    }

    /** The number of sessions of each user with more than this many, expired ones included. An index alone answers this. */
    public Map<String, Long> countsOver(int sessions, RealmModel realm) {
        return entityManager
                .createQuery(
                        "select s.userId, count(*) from PersistentUserSessionEntity s"
                                + " where s.realmId = :realm and s.offline = :offline"
                                + " group by s.userId having count(*) > :sessions",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("offline", ONLINE)
                .setParameter("sessions", (long) sessions)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    /** The sessions that were last used at this second, or before, and whose data has this text. */
    public List<UserSessionModel> lastUsedUntil(RealmModel realm, long second, String text) {
        return until(realm, "lastSessionRefresh", second, text);
    }

    /** The sessions that began at this second, or before, and whose data has this text. Keycloak has an index for it since 26.5. */
    public List<UserSessionModel> begunUntil(RealmModel realm, long second, String text) {
        return until(realm, "createdOn", second, text);
    }

    private List<UserSessionModel> until(RealmModel realm, String column, long second, String text) {
        return entityManager
                .createQuery(
                        SELECT + " where s.realmId = :realm and s.offline = :offline and s." + column + " <= :second"
                                + " and s.data like :text",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("offline", ONLINE)
                .setParameter("second", (int) second)
                .setParameter("text", "%" + text + "%")
                .getResultStream()
                .<UserSessionModel>map(SessionRows::session)
                .toList();
    }

    private static StoredSession session(Object[] row) {
        return new StoredSession((String) row[0], (Integer) row[1], (Integer) row[2], (String) row[3]);
    }

    /**
     * Deletes a session and its clients' parts of it, in the order in which Keycloak locks them. When several try at once, on any
     * nodes, one deletes it. The others wait for that commit, and then find nothing.
     *
     * @param started the second of its start: a later session with the same id stays
     * @return whether this transaction deleted the session
     */
    public boolean delete(String sessionId, int started) {
        // AsyncCommitIntegrator does not see these deletions, which must be durable before any client is notified.
        entityManager.setProperty(DURABLE, Boolean.TRUE);
        delete(
                "delete from PersistentClientSessionEntity c where c.userSessionId = :id and c.offline = :offline and exists"
                        + " (select 1 from PersistentUserSessionEntity s where s.userSessionId = c.userSessionId"
                        + " and s.offline = c.offline and s.createdOn = :started)",
                sessionId,
                started);
        return delete(
                        "delete from PersistentUserSessionEntity s"
                                + " where s.userSessionId = :id and s.offline = :offline and s.createdOn = :started",
                        sessionId,
                        started)
                == 1;
    }

    private int delete(String statement, String sessionId, int started) {
        return entityManager
                .createQuery(statement)
                .setParameter("id", sessionId)
                .setParameter("offline", ONLINE)
                .setParameter("started", started)
                .executeUpdate();
    }
}
