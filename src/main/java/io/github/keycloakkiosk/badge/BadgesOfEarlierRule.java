package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.lookup.LookupCredentialModel;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * After each start, logs how many badges of each realm were stored by the earlier rule for login strings. A stored badge does
 * not reveal its login string, so only its next use shows whether it still works.
 */
final class BadgesOfEarlierRule {

    private static final Logger LOG = Logger.getLogger(BadgesOfEarlierRule.class);

    private static final List<String> QUERIES = List.of(
            "select c.user.realmId, count(c) from CredentialEntity c"
                    + " where c.type = :type and c.credentialData not like :mark group by c.user.realmId",
            "select c.realmId, count(c) from FederatedUserCredentialEntity c"
                    + " where c.type = :type and c.credentialData not like :mark group by c.realmId");

    private BadgesOfEarlierRule() {}

    static void countAfterStartOf(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                // In its own thread: it reads all badges, and the start must not wait.
                Thread thread = new Thread(() -> count(factory), "kiosk-badge-count");
                thread.setDaemon(true);
                thread.start();
            }
        });
    }

    private static void count(KeycloakSessionFactory factory) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, BadgesOfEarlierRule::say);
        } catch (RuntimeException failed) {
            LOG.warn("Badges that an earlier version stored are not counted", failed);
        }
    }

    private static void say(KeycloakSession session) {
        byRealm(session.getProvider(JpaConnectionProvider.class).getEntityManager())
                .forEach((realmId, badges) -> {
                    RealmModel realm = session.realms().getRealm(realmId);
                    if (realm != null) {
                        LOG.warnf(
                                "Realm %s: the login strings of %d badges were read by the rule of an earlier version. Those that"
                                        + " are UIDs of three bytes or more still work, and lose this note when they are used;"
                                        + " all others must be given again",
                                realm.getName(), badges);
                    }
                });
    }

    private static Map<String, Long> byRealm(EntityManager entityManager) {
        Map<String, Long> badges = new TreeMap<>();
        for (String query : QUERIES) {
            entityManager
                    .createQuery(query, Object[].class)
                    .setParameter("type", BadgeKind.BADGE.type())
                    .setParameter("mark", "%" + LookupCredentialModel.versionMark(BadgeKind.BADGE) + "%")
                    .getResultList()
                    .forEach(row -> badges.merge((String) row[0], (Long) row[1], Long::sum));
        }
        return badges;
    }
}
