package io.github.keycloakkiosk.credential;

import io.github.keycloakkiosk.key.KeyRing;
import io.github.keycloakkiosk.method.LoginMethod;
import io.github.keycloakkiosk.settings.KioskCredentials;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes a line to the log when PINs or badges are stored under a key that the realm does not have. They admit nobody, and
 * nothing else tells an admin why. To count them reads all of a realm's, so it is done at most twice for each node and key ring.
 */
public final class UnknownKey {

    /** The code of its finding, in the log too. */
    public static final String CODE = "credentials_under_unknown_keys";

    private static final Logger LOG = Logger.getLogger(UnknownKey.class);

    /** One entry per realm, so that many attempts do not make it grow. */
    private static final Map<String, Looked> LOOKED = new HashMap<>();

    private record Looked(List<String> keys, boolean found) {}

    private UnknownKey() {}

    /** Called when a typed PIN is stored under a key that the realm does not have. */
    public static void met(KeycloakSession session, RealmModel realm, KeyRing keys) {
        if (isNews(realm, keys, true)) {
            look(session, realm, keys);
        }
    }

    /** A badge has no owner. The cause may be its key; a badge that is not found cannot tell. */
    public static void suspected(KeycloakSession session, RealmModel realm, KeyRing keys) {
        if (isNews(realm, keys, false)) {
            look(session, realm, keys);
        }
    }

    private static synchronized boolean isNews(RealmModel realm, KeyRing keys, boolean found) {
        Looked before = LOOKED.get(realm.getId());
        if (before != null && before.keys().equals(keys.ids()) && (before.found() || !found)) {
            return false;
        }
        LOOKED.put(realm.getId(), new Looked(keys.ids(), found));
        return true;
    }

    private static void look(KeycloakSession session, RealmModel realm, KeyRing keys) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> count(entityManager(own), realm, keys));
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Realm %s: PINs and badges of other keys cannot be counted", realm.getName());
        }
    }

    private static void count(EntityManager entityManager, RealmModel realm, KeyRing keys) {
        counted(entityManager, realm, keys).ifPresent(all -> {
            isNews(realm, keys, true);
            LOG.warnf(
                    "Realm %s: %s are stored under keys that it does not have, and admit nobody. It has %s;"
                            + " if another was its secret key, add that to the earlier keys (%s)",
                    realm.getName(), all, String.join(", ", keys.ids()), CODE);
        });
    }

    /** How many PINs and badges are stored under keys that the realm does not have; empty when none is. Reads all of them. */
    public static Optional<String> counted(KeycloakSession session, RealmModel realm, KeyRing keys) {
        return counted(entityManager(session), realm, keys);
    }

    private static Optional<String> counted(EntityManager entityManager, RealmModel realm, KeyRing keys) {
        Map<String, Long> counts = new HashMap<>();
        KioskCredentials.TABLES.forEach(table -> count(entityManager, realm, keys, table)
                .forEach(row -> counts.merge((String) row[0], (Long) row[1], Long::sum)));
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of(Arrays.stream(LoginMethod.values())
                        .filter(LoginMethod::isKioskOnly)
                        .map(method -> counts.getOrDefault(method.credentialType(), 0L) + " " + method.plural())
                        .collect(Collectors.joining(" and ")));
    }

    /** By type, in one statement; a type without any has no row. */
    private static List<Object[]> count(EntityManager entityManager, RealmModel realm, KeyRing keys, String table) {
        List<String> ids = keys.ids();
        String others = IntStream.range(0, ids.size())
                .mapToObj(number -> " and c.credentialData not like :key" + number)
                .collect(Collectors.joining());
        TypedQuery<Object[]> query = entityManager
                .createQuery(
                        "select c.type, count(c) from " + table + " and c.type in :types" + others + " group by c.type",
                        Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("types", LoginMethod.kioskTypes());
        IntStream.range(0, ids.size())
                .forEach(number -> query.setParameter("key" + number, "%\"keyId\":\"" + ids.get(number) + "\"%"));
        return query.getResultList();
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
