package io.github.keycloakkiosk.login;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.StorageId;

/**
 * Writes down on which day a credential was right, once the login's transaction is over and in one of its own, so that no
 * login fails or waits for a connection because of it. By day, because each write makes every node forget the user.
 */
final class LastUse extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(LastUse.class);

    private final KeycloakSessionFactory factory;
    private final StoredCredentialProvider<?> provider;
    private final String realmId;
    private final String userId;
    private final String credentialId;
    private final LocalDate day;

    private LastUse(
            KeycloakSession session,
            StoredCredentialProvider<?> provider,
            RealmModel realm,
            String userId,
            String credentialId,
            LocalDate day) {
        this.factory = session.getKeycloakSessionFactory();
        this.provider = provider;
        this.realmId = realm.getId();
        this.userId = userId;
        this.credentialId = credentialId;
        this.day = day;
    }

    /** The credential was right just now. */
    static void note(
            KeycloakSession session,
            StoredCredentialProvider<?> provider,
            RealmModel realm,
            String userId,
            StoredCredential credential) {
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), ZoneOffset.UTC);
        if (!credential.lastUsed().filter(today::equals).isPresent()) {
            session.getTransactionManager()
                    .enlistAfterCompletion(new LastUse(session, provider, realm, userId, credential.getId(), today));
        }
    }

    @Override
    protected void commitImpl() {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, this::write);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "The last use of credential %s is not written down", credentialId);
        }
    }

    private void write(KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user instanceof CachedUserModel cached) {
            // What the cache says may be older than what is stored, and all of it is written back.
            cached.invalidate();
        }
        if (user == null) {
            return;
        }
        if (StorageId.isLocalStorage(userId)) {
            writeBeside(session);
            return;
        }
        SubjectCredentialManager credentials = user.credentialManager();
        CredentialModel stored = credentials.getStoredCredentialById(credentialId);
        if (stored != null) {
            credentials.updateStoredCredential(withDay(stored));
        }
    }

    /**
     * Past Keycloak's store, which would count the version of the credential up: who deletes or changes it at this moment, and
     * has read it before, would be refused. Nothing is written when they are first.
     */
    private void writeBeside(KeycloakSession session) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<Object[]> found = database.createQuery(
                        "select c.credentialData, c.version from CredentialEntity c where c.id = :id and c.user.id = :user",
                        Object[].class)
                .setParameter("id", credentialId)
                .setParameter("user", userId)
                .getResultList();
        for (Object[] row : found) {
            CredentialModel stored = new CredentialModel();
            stored.setCredentialData((String) row[0]);
            database.createQuery(
                            "update CredentialEntity c set c.credentialData = :data where c.id = :id and c.version = :version")
                    .setParameter("data", withDay(stored).getCredentialData())
                    .setParameter("id", credentialId)
                    .setParameter("version", row[1])
                    .executeUpdate();
        }
    }

    private CredentialModel withDay(CredentialModel stored) {
        StoredCredential ours = provider.getCredentialFromModel(stored);
        ours.setLastUsed(day);
        return ours;
    }

    @Override
    protected void rollbackImpl() {}
}
