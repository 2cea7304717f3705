package io.github.keycloakkiosk.badge;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** All badges of a realm, from both credential tables of Keycloak. It does not load their users. */
public final class BadgeList {

    private static final String IN_GROUPS =
            " and %s in (select m.user.id from UserGroupMembershipEntity m where m.groupId in (:groups))";
    private static final String FEDERATED_IN_GROUPS =
            " and c.userId in (select m.userId from FederatedUserGroupMembershipEntity m where m.groupId in (:groups))";

    /** Those that were not used for the longest time first; those that never were before them, the oldest first. */
    private static final Comparator<Badges.Owned> BY_LAST_USE = Comparator.comparing(
                    (Badges.Owned owned) -> owned.badge().lastUsed().orElse(null),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(owned -> owned.badge().created(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(owned -> owned.badge().id());

    private static final int ROWS_AT_ONCE = 500;

    private final EntityManager database;
    private final RealmModel realm;

    public BadgeList(KeycloakSession session, RealmModel realm) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    /** A page of all of them. It holds no more badges in memory than that page and those before it. */
    public List<Badges.Owned> byLastUse(Predicate<Badge> wanted, int first, int max) {
        return byLastUse(Optional.empty(), wanted, first + max).stream()
                .skip(first)
                .toList();
    }

    /**
     * A page of those that a caller may see.
     *
     * @param groups the ids of groups whose direct members count; empty for all users
     * @param shown what is shown of a badge; empty for one that does not count. It is asked about each up to the end of the page
     * @param first how many that count are left out
     */
    public <T> List<T> byLastUse(
            Optional<Collection<String>> groups,
            Predicate<Badge> wanted,
            Function<Badges.Owned, Optional<T>> shown,
            int first,
            int max) {
        for (int most = first + max; ; most = 4 * most) {
            List<Badges.Owned> some = byLastUse(groups, wanted, most);
            List<T> page = some.stream()
                    .map(shown)
                    .flatMap(Optional::stream)
                    .skip(first)
                    .limit(max)
                    .toList();
            if (page.size() == max || some.size() < most) {
                return page;
            }
        }
    }

    private List<Badges.Owned> byLastUse(Optional<Collection<String>> groups, Predicate<Badge> wanted, int most) {
        PriorityQueue<Badges.Owned> some = new PriorityQueue<>(BY_LAST_USE.reversed());
        try (Stream<Object[]> rows = Stream.concat(own(groups), federated(groups))) {
            rows.map(BadgeList::owned)
                    .filter(owned -> wanted.test(owned.badge()))
                    .forEach(owned -> {
                        some.add(owned);
                        if (some.size() > most) {
                            some.remove();
                        }
                    });
        }
        return some.stream().sorted(BY_LAST_USE).toList();
    }

    private Stream<Object[]> own(Optional<Collection<String>> groups) {
        return rows(
                "select u.id, c.id, c.userLabel, c.createdDate, c.credentialData from CredentialEntity c join c.user u"
                        + " where u.realmId = :realm and c.type = :type"
                        + (groups.isPresent() ? IN_GROUPS.formatted("u.id") : ""),
                groups);
    }

    private Stream<Object[]> federated(Optional<Collection<String>> groups) {
        return rows(
                "select c.userId, c.id, c.userLabel, c.createdDate, c.credentialData from FederatedUserCredentialEntity c"
                        + " where c.realmId = :realm and c.type = :type"
                        + (groups.isPresent() ? FEDERATED_IN_GROUPS : ""),
                groups);
    }

    private Stream<Object[]> rows(String jpql, Optional<Collection<String>> groups) {
        TypedQuery<Object[]> query = database.createQuery(jpql, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", Badge.TYPE)
                .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE);
        groups.ifPresent(ids -> query.setParameter("groups", ids));
        return query.getResultStream();
    }

    private static Badges.Owned owned(Object[] row) {
        CredentialModel stored = new CredentialModel();
        stored.setId((String) row[1]);
        stored.setUserLabel((String) row[2]);
        stored.setCreatedDate((Long) row[3]);
        stored.setCredentialData((String) row[4]);
        return new Badges.Owned((String) row[0], Badge.of(stored));
    }
}
