package io.github.keycloakkiosk.directory;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.naming.NameAlreadyBoundException;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/**
 * The entry that Keycloak's LDAP federation adds to a directory for a new user: at once, and a transaction that is undone later
 * leaves it there. This removes it again.
 *
 * <p>Nobody else's entry is removed: the name is claimed and was free when the entry was made, and {@link #isAnothers} is the
 * answer of a directory that had it all the same. So enlist this before the name is claimed, or the claim would end first.
 */
public final class UnfinishedEntry extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(UnfinishedEntry.class);
    private static final int DEEPEST_CAUSE = 20;

    private final KeycloakSessionFactory factory;
    private final KeycloakContext context;
    private String username;

    private UnfinishedEntry(KeycloakSession session) {
        this.factory = session.getKeycloakSessionFactory();
        this.context = session.getContext();
    }

    /** Removes nothing until {@link #isBeingMade} is called. */
    public static UnfinishedEntry enlist(KeycloakSession session) {
        UnfinishedEntry entry = new UnfinishedEntry(session);
        session.getTransactionManager().enlistAfterCompletion(entry);
        return entry;
    }

    /** @param name the user name of the new user, which nobody has */
    public void isBeingMade(String name) {
        username = name;
    }

    /** The user could not be made; if the reason is that the directory has such an entry, it is somebody else's. */
    public void failed(Throwable reason) {
        if (isAnothers(reason)) {
            username = null;
        }
    }

    private static boolean isAnothers(Throwable reason) {
        return Stream.iterate(reason, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(NameAlreadyBoundException.class::isInstance);
    }

    @Override
    protected void commitImpl() {}

    @Override
    protected void rollbackImpl() {
        if (username == null) {
            return;
        }
        remove(factory, context, (own, realm) -> own.users().getUserByUsername(realm, username));
    }

    /**
     * Removes a new user whose transaction is over: Keycloak sends attributes to a directory after it has committed all else, so a
     * directory that refuses them then does not undo the user. Does nothing when the user is gone.
     */
    public static void remove(KeycloakSession session, String userId) {
        remove(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                (own, realm) -> own.users().getUserById(realm, userId));
    }

    private static void remove(
            KeycloakSessionFactory factory,
            KeycloakContext context,
            BiFunction<KeycloakSession, RealmModel, UserModel> left) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, context, own -> {
                RealmModel realm = own.getContext().getRealm();
                remove(own, realm, left.apply(own, realm));
            });
        } catch (RuntimeException failed) {
            // The trace may have the typed name, which may be a secret.
            LOG.debug("A half-made user is not removed", failed);
            LOG.errorf(
                    "Realm %s: a new user could not be made, and may be left half-made in the directory; look for the newest"
                            + " entry there",
                    context.getRealm().getName());
        }
    }

    private static void remove(KeycloakSession own, RealmModel realm, UserModel left) {
        if (left == null || (left.getFederationLink() == null && StorageId.isLocalStorage(left.getId()))) {
            return;
        }
        String id = left.getId();
        if (!new UserManager(own).removeUser(realm, left)) {
            throw new IllegalStateException("the directory keeps user " + id);
        }
        LOG.warnf("Realm %s: user %s could not be made, and is removed from the directory again", realm.getName(), id);
    }
}
