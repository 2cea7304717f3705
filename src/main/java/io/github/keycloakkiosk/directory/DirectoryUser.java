package io.github.keycloakkiosk.directory;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.DatastoreProvider;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.StoreManagers;
import org.keycloak.storage.UserStorageUtil;

/**
 * Asks the directory about a user. Keycloak asks it for each password, but caches its users without end: without this, a PIN or
 * a badge would stay good for a user whom the directory has removed.
 */
public final class DirectoryUser {

    private static final Logger LOG = Logger.getLogger(DirectoryUser.class);

    private DirectoryUser() {}

    /**
     * Whether this user may log in, as far as their directory is concerned. Call it when the secret was right: it costs a request to
     * the directory, and a guess must cost none.
     *
     * @return false when the directory has removed or disabled the user, or does not answer
     */
    public static boolean isStillThere(KeycloakSession session, RealmModel realm, UserModel user) {
        boolean local = user.getFederationLink() == null && StorageId.isLocalStorage(user.getId());
        // A user who is disabled in Keycloak is refused elsewhere, by name.
        if (local || !user.isEnabled() || isEnabledThere(session, realm, user)) {
            return true;
        }
        LOG.warnf(
                "Realm %s: user %s is refused, though the secret was right: their directory has removed or disabled them, or"
                        + " does not answer",
                realm.getName(), user.getId());
        return false;
    }

    /** Past the cache. Keycloak deletes its copy of a user who is gone. */
    private static boolean isEnabledThere(KeycloakSession session, RealmModel realm, UserModel user) {
        StoreManagers stores = (StoreManagers) session.getProvider(DatastoreProvider.class);
        try {
            UserModel stored = stores.userStorageManager().getUserById(realm, user.getId());
            if (stored != null && stored.isEnabled()) {
                return true;
            }
        } catch (RuntimeException noAnswer) { // what it is depends on Keycloak's version and on the federation
            LOG.debugf(noAnswer, "Realm %s: the directory of user %s does not answer", realm.getName(), user.getId());
            return false;
        }
        if (UserStorageUtil.userCache(session) != null) {
            UserStorageUtil.userCache(session).evict(realm, user);
        }
        return false;
    }
}
