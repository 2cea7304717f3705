package io.github.keycloakkiosk.session;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * The sessions in Keycloak's database. This class bypasses Keycloak's providers: they put each listed session into the
 * cache, read its clients too, and do not say whether a deleted session existed. Each method needs a constant number of
 * statements, by primary key or index.
 */
public final class SessionRows {

    private static final String SELECT = "select s.userSessionId, s.createdOn, s.lastSessionRefresh, s.data, s.offline";

    /** No list of kinds: Hibernate translates a query with a list anew each time, which takes longer than the query. */
    private static final String OF_KINDS = " and s.offline between :first and :last";

    private static final String OF_USER =
            " from PersistentUserSessionEntity s where s.userId = :user and s.realmId = :realm" + OF_KINDS;

    private final EntityManager entityManager;

    public SessionRows(KeycloakSession session) {
        this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** A user's sessions, including expired ones that are not cleared away yet. */
    List<StoredSession> of(RealmModel realm, String userId, Set<SessionKind> kinds) {
        return ofUser(SELECT, Object[].class, realm, userId, kinds)
                .getResultStream()
                .map(SessionRows::session)
                .toList();
    }

    /** The number of a user's sessions, expired ones included; of two kinds with one id, both. An index alone answers this. */
    long count(RealmModel realm, String userId, Set<SessionKind> kinds) {
        return ofUser("select count(*)", Long.class, realm, userId, kinds).getSingleResult();
    }

    /** A question about the rows {@code s} of a user. */
    <T> TypedQuery<T> ofUser(String select, Class<T> type, RealmModel realm, String userId, Set<SessionKind> kinds) {
        return entityManager
                .createQuery(select + OF_USER, type)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("first", first(kinds))
                .setParameter("last", last(kinds));
    }

    /**
     * The number of sessions of each user with more than this many, expired ones included; of two kinds with one id, both. An index
     * alone answers this.
     */
    public Map<String, Long> countsOver(int sessions, RealmModel realm, Set<SessionKind> kinds) {
        return entityManager
                .createQuery(
                        "select s.userId, count(*) from PersistentUserSessionEntity s"
                                + " where s.realmId = :realm" + OF_KINDS
                                + " group by s.userId having count(*) > :sessions",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("first", first(kinds))
                .setParameter("last", last(kinds))
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
                        SELECT
                                + " from PersistentUserSessionEntity s where s.realmId = :realm and s.offline = :offline and s."
                                + column + " <= :second" + " and s.data like :text",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("offline", SessionKind.ONLINE.flag)
                .setParameter("second", (int) second)
                .setParameter("text", "%" + text + "%")
                .getResultStream()
                .<UserSessionModel>map(SessionRows::session)
                .toList();
    }

    private static StoredSession session(Object[] row) {
        boolean offline = SessionKind.OFFLINE.flag.equals(row[4]);
        return new StoredSession((String) row[0], (Integer) row[1], (Integer) row[2], (String) row[3], offline);
    }

    private static String first(Set<SessionKind> kinds) {
        return Collections.min(kinds).flag;
    }

    private static String last(Set<SessionKind> kinds) {
        return Collections.max(kinds).flag;
    }
}
