package io.github.keycloakkiosk.session;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
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

/**
 * Asks the database, in one row, what a new session must know of its user's rows, expired ones included. The database looks into
 * the text of each row, where Jackson writes no blanks and a quote within a value never follows a quote.
 */
final class EarlierSessionsQuery {

    /** What stands before a stamp in the text of a row. */
    private static final String STAMP = '"' + LoginStamp.NOTE + "\":\"";

    private static final String STAMPED = "s.data like '%" + STAMP + "%'";

    private static final String EXCHANGED = "s.data like '%" + STAMP + LoginStamp.OFFLINE + "%'";

    /** Literals where the value never changes: with parameters within functions Hibernate translates the query anew each time. */
    private static final String SELECT = "select count(*),"
            + " max(case when s.userSessionId = :id and not " + STAMPED + " then s.createdOn else null end),"
            + " max(case when s.userSessionId <> :id and " + STAMPED + " and not " + EXCHANGED
            + " then substring(s.data, locate('" + STAMP + "', s.data) + " + STAMP.length() + ", 13) else null end),"
            + " max(case when s.userSessionId <> :id and (not " + STAMPED
            + " or " + EXCHANGED + " and s.createdOn <= :exchangedBefore) then s.createdOn else null end)";

    private final KeycloakSession session;
    private final RealmModel realm;

    EarlierSessionsQuery(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @return empty on a database where this was not tried, and when a stamp cannot be read */
    Optional<EarlierSessions> before(SessionAge begun, String userId, Set<SessionKind> kinds) {
        if (!readsText()) {
            return Optional.empty();
        }
        boolean offlineCounts = kinds.contains(SessionKind.OFFLINE);
        int now = (int) (Time.currentTimeMillis() / 1000);
        Object[] row = new SessionRows(session)
                .ofUser(SELECT, Object[].class, realm, userId, kinds)
                .setParameter("id", begun.sessionId())
                .setParameter("exchangedBefore", offlineCounts ? now : now - realm.getAccessCodeLifespan())
                .getSingleResult();
        return earlier(begun, (Long) row[0], (Integer) row[1], (String) row[2], (Integer) row[3]);
    }

    private static Optional<EarlierSessions> earlier(
            SessionAge begun, long count, Integer own, String stamp, Integer unstamped) {
        if (stamp != null && !stamp.matches("\\d{13}")) {
            return Optional.empty();
        }
        return Optional.of(new EarlierSessions(
                count,
                own != null && LoginStamp.read(null, own) == begun.startedMs(),
                LongStream.concat(
                                Stream.ofNullable(stamp).mapToLong(Long::parseLong),
                                Stream.ofNullable(unstamped).mapToLong(second -> LoginStamp.read(null, second)))
                        .max()));
    }

    private boolean readsText() {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Dialect dialect = entityManager
                .getEntityManagerFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        return dialect instanceof PostgreSQLDialect || dialect instanceof H2Dialect || dialect instanceof MySQLDialect;
    }
}
