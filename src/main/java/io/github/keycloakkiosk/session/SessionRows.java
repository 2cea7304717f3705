package io.github.keycloakkiosk.session;

import jakarta.persistence.EntityManager;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.keycloak.common.util.Time;
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

    private static final String SELECT =
            "select s.userSessionId, s.createdOn, s.lastSessionRefresh, s.data, s.offline from PersistentUserSessionEntity s";

    /** No list of kinds: Hibernate translates a query with a list anew each time, which takes longer than the query. */
    private static final String OF_KINDS = " and s.offline between :first and :last";

    private static final String OF_USER = " where s.userId = :user and s.realmId = :realm" + OF_KINDS;

    /** What stands before a stamp in the text of a row. */
    private static final String STAMP = '"' + LoginStamp.NOTE + "\":\"";

    private final EntityManager entityManager;

    public SessionRows(KeycloakSession session) {
        this.entityManager = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** A user's sessions, including expired ones that are not cleared away yet. */
    List<StoredSession> of(RealmModel realm, String userId, Set<SessionKind> kinds) {
        return entityManager
                .createQuery(SELECT + OF_USER, Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("first", first(kinds))
                .setParameter("last", last(kinds))
                .getResultStream()
                .map(SessionRows::session)
                .toList();
    }

    /** The number of a user's sessions, expired ones included; of two kinds with one id, both. An index alone answers this. */
    long count(RealmModel realm, String userId, Set<SessionKind> kinds) {
        return entityManager
                .createQuery("select count(*) from PersistentUserSessionEntity s" + OF_USER, Long.class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("first", first(kinds))
                .setParameter("last", last(kinds))
                .getSingleResult();
    }

    /**
     * What a new session must know of its user's rows, expired ones included. The database looks into the text of each row, where
     * Jackson writes no blanks and a quote within a value never follows a quote.
     *
     * @return empty where that is not known to work, and when a stamp cannot be read
     */
    Optional<EarlierSessions> before(RealmModel realm, String userId, SessionAge session, Set<SessionKind> kinds) {
        if (!readsText()) {
            return Optional.empty();
        }
        boolean offlineCounts = kinds.contains(SessionKind.OFFLINE);
        int now = (int) (Time.currentTimeMillis() / 1000);
        Object[] row = entityManager
                .createQuery(
                        "select count(*),"
                                + " max(case when s.userSessionId = :id and s.data not like :stamped then s.createdOn else null end),"
                                + " max(case when s.userSessionId <> :id and s.data like :stamped and s.data not like :exchanged"
                                + " then substring(s.data, locate(:key, s.data) + :skipped, 13) else null end),"
                                + " max(case when s.userSessionId <> :id and (s.data not like :stamped"
                                + " or s.data like :exchanged and s.createdOn <= :exchangedBefore) then s.createdOn else null end)"
                                + " from PersistentUserSessionEntity s" + OF_USER,
                        Object[].class)
                .setParameter("id", session.sessionId())
                .setParameter("stamped", "%" + STAMP + "%")
                .setParameter("exchanged", "%" + STAMP + LoginStamp.OFFLINE + "%")
                .setParameter("key", STAMP)
                .setParameter("skipped", STAMP.length())
                .setParameter("exchangedBefore", offlineCounts ? now : now - realm.getAccessCodeLifespan())
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("first", first(kinds))
                .setParameter("last", last(kinds))
                .getSingleResult();
        return earlier(session, (Long) row[0], (Integer) row[1], (String) row[2], (Integer) row[3]);
    }

    private static Optional<EarlierSessions> earlier(
            SessionAge session, long count, Integer own, String stamp, Integer unstamped) {
        if (stamp != null && !stamp.matches("\\d{13}")) {
            return Optional.empty();
        }
        return Optional.of(new EarlierSessions(
                count,
                own != null && LoginStamp.read(null, own) == session.startedMs(),
                LongStream.concat(
                                Stream.ofNullable(stamp).mapToLong(Long::parseLong),
                                Stream.ofNullable(unstamped).mapToLong(second -> LoginStamp.read(null, second)))
                        .max()));
    }

    private boolean readsText() {
        Dialect dialect = entityManager
                .getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        return dialect instanceof PostgreSQLDialect || dialect instanceof H2Dialect || dialect instanceof MySQLDialect;
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
                        SELECT + " where s.realmId = :realm and s.offline = :offline and s." + column + " <= :second"
                                + " and s.data like :text",
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
