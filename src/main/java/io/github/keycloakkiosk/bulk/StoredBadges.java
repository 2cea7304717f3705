package io.github.keycloakkiosk.bulk;

import io.github.keycloakkiosk.badge.Badge;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.UserModel;

/** The badges of a realm and the users who have a PIN alone, in pages, from both credential tables of Keycloak. */
final class StoredBadges {

    private static final int PAGE = 500;

    private static final String COUNTS = " (select count(p) from %1$s p where %2$s and p.type = 'pin'),"
            + " (select count(b) from %1$s b where %3$s and b.type = 'badge')";

    private static final String COLUMNS = " c.id, c.type, c.userLabel, c.createdDate, c.credentialData,";

    private static final String LOCAL = "select u.username, u.id," + COLUMNS
            + COUNTS.formatted("CredentialEntity", "p.user = u", "b.user = u")
            + " from CredentialEntity c join c.user u where u.realmId = :realm and c.type in ('badge', 'pin')"
            + " and (u.username > :key or u.username = :key and c.id > :id) order by u.username, c.id";

    private static final String FEDERATED = "select c.userId, c.userId," + COLUMNS
            + COUNTS.formatted(
                    "FederatedUserCredentialEntity",
                    "p.userId = c.userId and p.realmId = c.realmId",
                    "b.userId = c.userId and b.realmId = c.realmId")
            + " from FederatedUserCredentialEntity c where c.realmId = :realm and c.type in ('badge', 'pin')"
            + " and (c.userId > :key or c.userId = :key and c.id > :id) order by c.userId, c.id";

    private final AdminJobs jobs;

    StoredBadges(AdminJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * A part of an export.
     *
     * @param federated whether it is about users of a directory
     * @param key behind which user the next page begins
     * @param id behind which of the user's credentials
     * @param last whether there is no next page
     */
    record Page(boolean federated, String key, String id, boolean last, List<StoredBadge> rows) {

        static Page before(boolean federated) {
            return new Page(federated, "", "", false, List.of());
        }
    }

    /** The page behind this one. */
    Page after(Page page) {
        return jobs.run(context -> {
            context.auth().users().requireView();
            EntityManager database =
                    context.session().getProvider(JpaConnectionProvider.class).getEntityManager();
            List<Object[]> found = database.createQuery(page.federated() ? FEDERATED : LOCAL, Object[].class)
                    .setParameter("realm", context.realm().getId())
                    .setParameter("key", page.key())
                    .setParameter("id", page.id())
                    .setMaxResults(PAGE)
                    .getResultList();
            Visible visible = Visible.to(context);
            List<StoredBadge> rows = found.stream()
                    .filter(row -> visible.test((String) row[1]))
                    .map(row -> row(context, page.federated(), row))
                    .filter(Objects::nonNull)
                    .toList();
            Object[] last = found.isEmpty() ? null : found.get(found.size() - 1);
            return new Page(
                    page.federated(),
                    last == null ? null : (String) last[0],
                    last == null ? null : (String) last[2],
                    found.size() < PAGE,
                    rows);
        });
    }

    /** The users whom the admin may see. By a role that is everybody; a fine-grained permission can leave some of them out. */
    private record Visible(AdminJobs.Context context, boolean everybody) implements Predicate<String> {

        static Visible to(AdminJobs.Context context) {
            return new Visible(context, context.auth().hasOneAdminRole(AdminRoles.MANAGE_USERS, AdminRoles.VIEW_USERS));
        }

        @Override
        public boolean test(String userId) {
            if (everybody) {
                return true;
            }
            UserModel user = context.session().users().getUserById(context.realm(), userId);
            return user != null && context.auth().users().canView(user);
        }
    }

    /** Null for the PIN of somebody who has a badge too, and for a user who is in no directory any more. */
    private static StoredBadge row(AdminJobs.Context context, boolean federated, Object[] row) {
        boolean badge = Badge.TYPE.equals(row[3]);
        String user = federated ? username(context, (String) row[1]) : (String) row[0];
        boolean hasPin = (Long) row[7] > 0;
        if (user == null || !badge && (Long) row[8] > 0) {
            return null;
        }
        if (!badge) {
            return new StoredBadge(user, null, null, null, null, null, hasPin);
        }
        CredentialModel stored = new CredentialModel();
        stored.setId((String) row[2]);
        stored.setCredentialData((String) row[6]);
        stored.setUserLabel((String) row[4]);
        stored.setCreatedDate((Long) row[5]);
        Badge found = Badge.of(stored);
        return new StoredBadge(
                user,
                found.id(),
                found.label(),
                found.created() == null ? null : found.created().toString(),
                found.lastUsed().map(LocalDate::toString).orElse(null),
                found.terms().validUntil().map(Instant::toString).orElse(null),
                hasPin);
    }

    private static String username(AdminJobs.Context context, String id) {
        UserModel user = context.session().users().getUserById(context.realm(), id);
        return user == null ? null : user.getUsername();
    }
}
