package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.network.Printable;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.representations.userprofile.config.UPConfig;

/**
 * Finds, and at start writes to the log, which users of a realm share a login name: an import, a federation or a broker's mapper brings one past
 * every check. Sees users in Keycloak's own tables alone.
 */
public final class LoginNameFindings {

    /** The code of the finding {@link #editable}, in the log too. */
    public static final String EDITABLE = "login_name_editable";

    /** The code of the finding {@link #shared}, in the log too. */
    public static final String SHARED = "login_name_shared";

    private static final Logger LOG = Logger.getLogger(LoginNameFindings.class);

    /** Nobody mends more at once, and the server's memory is for its users. */
    private static final int MOST = 1000;

    private static final int EXAMPLES = 3;
    private static final int TIMEOUT_MILLIS = 60_000;

    /** The users who have an attribute's value that is another user's too, in this attribute or in another one. */
    private static final String ATTRIBUTES = " from UserAttributeEntity a join a.user u,"
            + " UserAttributeEntity b join b.user o where u.realmId = :realm and o.realmId = :realm and u.id <> o.id"
            + " and a.name in (:names) and b.name in (:names) and a.value = b.value";

    private static final String OF_ATTRIBUTES = " from UserAttributeEntity a join a.user u,"
            + " UserEntity o where u.realmId = :realm and o.realmId = :realm and u.id <> o.id and a.name in (:names)";

    private static final String EMAILS = " from UserEntity u, UserEntity o"
            + " where u.realmId = :realm and o.realmId = :realm and u.id <> o.id and ";

    private LoginNameFindings() {}

    /** A failure is a line in the log, and no more. */
    static void say(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    say(session, realm);
                }
            });
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "The login names of realm %s are not checked", realmId);
        }
    }

    private static void say(KeycloakSession session, RealmModel realm) {
        editable(session, realm)
                .forEach((problem, remedy) ->
                        LOG.warnf("Realm %s: %s; %s (%s)", realm.getName(), problem, remedy, EDITABLE));
        shared(session, realm)
                .ifPresent(problem -> LOG.warnf(
                        "Realm %s: %s. Only one of them, or none, logs in with it (%s)",
                        realm.getName(), problem, SHARED));
    }

    /** Login names that their owners can give themselves: what is wrong, and what to do about it. */
    public static Map<String, String> editable(KeycloakSession session, RealmModel realm) {
        UPConfig profile = LoginAttributes.profile(session, realm);
        Map<String, String> found = new LinkedHashMap<>();
        KioskSettings.loginNames(session, realm).attributes().stream()
                .map(name -> LoginAttributes.flaw(profile, name))
                .flatMap(Optional::stream)
                .forEach(flaw -> found.put(Setting.LOGIN_NAMES.key + ": " + flaw.problem(), flaw.remedy()));
        return found;
    }

    /** How many users have a login name that another has too, and some of them; empty when there are none. */
    public static Optional<String> shared(KeycloakSession session, RealmModel realm) {
        Set<String> users = sharing(session, realm, KioskSettings.loginNames(session, realm));
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of(users.size() + " users have a login name that another user has too, such as "
                        + users.stream().limit(EXAMPLES).map(Printable::quoted).collect(Collectors.joining(", ")));
    }

    private static Set<String> sharing(KeycloakSession session, RealmModel realm, LoginNames names) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        boolean emails = names.inOrder().contains(LoginNames.EMAIL) && realm.isLoginWithEmailAllowed();
        Set<String> users = new TreeSet<>();
        if (!names.attributes().isEmpty()) {
            users.addAll(found(database, realm, ATTRIBUTES, names.attributes()));
            users.addAll(
                    found(database, realm, OF_ATTRIBUTES + " and o.username = lower(a.value)", names.attributes()));
            if (emails) {
                users.addAll(
                        found(database, realm, OF_ATTRIBUTES + " and o.email = lower(a.value)", names.attributes()));
            }
        }
        if (emails) {
            users.addAll(found(database, realm, EMAILS + "u.username = o.email", List.of()));
            users.addAll(found(database, realm, EMAILS + "u.email = o.email", List.of()));
        }
        return users;
    }

    /**
     * Counts first: for "distinct" with a limit, PostgreSQL takes users one by one in the order of an index, and nearly always it finds
     * none, at the end.
     */
    private static List<String> found(EntityManager database, RealmModel realm, String users, List<String> attributes) {
        long count = query(database, realm, "select count(distinct u.id)" + users, attributes, Long.class)
                .getSingleResult();
        return count == 0
                ? List.of()
                : query(database, realm, "select distinct u.username" + users, attributes, String.class)
                        .setMaxResults(MOST)
                        .getResultList();
    }

    private static <T> TypedQuery<T> query(
            EntityManager database, RealmModel realm, String query, List<String> attributes, Class<T> type) {
        TypedQuery<T> typed = database.createQuery(query, type)
                .setParameter("realm", realm.getId())
                .setHint("jakarta.persistence.query.timeout", TIMEOUT_MILLIS);
        return attributes.isEmpty() ? typed : typed.setParameter("names", attributes);
    }
}
