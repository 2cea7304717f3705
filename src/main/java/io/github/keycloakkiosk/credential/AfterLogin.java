package io.github.keycloakkiosk.credential;

import jakarta.persistence.OptimisticLockException;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes to a user's credentials after the login's transaction, in another transaction. So no login fails, or waits for a
 * connection, because of the write.
 */
public abstract class AfterLogin extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(AfterLogin.class);

    private static final int MOST_ATTEMPTS = 3;

    private final KeycloakSessionFactory factory;
    private final String realmId;
    private final String userId;

    protected AfterLogin(KeycloakSession session, RealmModel realm, String userId) {
        this.factory = session.getKeycloakSessionFactory();
        this.realmId = realm.getId();
        this.userId = userId;
    }

    /** @param user as stored, not as cached: the cache may be older, and the whole credential is written back */
    protected abstract void write(KeycloakSession own, RealmModel realm, UserModel user);

    /** The log's text for a failed {@link #write}: what has not been done. */
    protected abstract String undone();

    /** Whether it is written also where the login's own transaction is undone, as that of a refused login may be. */
    protected boolean isForRefusedLogins() {
        return false;
    }

    @Override
    protected final void commitImpl() {
        for (int attempt = 1; !isDone(attempt); attempt++) {
            LOG.debugf("%s, since another login wrote first: once more", undone());
        }
    }

    private boolean isDone(int attempt) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, this::write);
        } catch (RuntimeException failed) {
            if (attempt < MOST_ATTEMPTS && isOvertaken(failed)) {
                return false;
            }
            LOG.warn(undone(), failed);
        }
        return true;
    }

    /** The same user logged in at two screens at once, and both logins write to the same credential. */
    private static boolean isOvertaken(Throwable failure) {
        return failure != null && (failure instanceof OptimisticLockException || isOvertaken(failure.getCause()));
    }

    private void write(KeycloakSession own) {
        RealmModel realm = own.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        own.getContext().setRealm(realm);
        UserModel user = own.users().getUserById(realm, userId);
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        if (user != null) {
            write(own, realm, user);
        }
    }

    @Override
    protected final void rollbackImpl() {
        if (isForRefusedLogins()) {
            commitImpl();
        }
    }
}
