package io.github.keycloakkiosk.credential;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/** Writes something about a login down in the credential data of a PIN or a badge. */
public abstract class CredentialNote extends AfterLogin {

    private final String credentialId;

    protected CredentialNote(KeycloakSession session, RealmModel realm, String userId, String credentialId) {
        super(session, realm, userId);
        this.credentialId = credentialId;
    }

    protected abstract CredentialModel noted(CredentialModel stored);

    protected final String credentialId() {
        return credentialId;
    }

    @Override
    protected final void write(KeycloakSession own, RealmModel realm, UserModel user) {
        if (StorageId.isLocalStorage(user.getId())) {
            writeBeside(own, user);
            return;
        }
        SubjectCredentialManager credentials = user.credentialManager();
        CredentialModel stored = credentials.getStoredCredentialById(credentialId);
        if (stored != null) {
            credentials.updateStoredCredential(noted(stored));
        }
    }

    /**
     * Not by Keycloak's store: it would raise the version of the credential, and an admin who deletes or changes the credential
     * at this moment would be refused. When the admin is first, nothing is written.
     */
    private void writeBeside(KeycloakSession own, UserModel user) {
        EntityManager database = own.getProvider(JpaConnectionProvider.class).getEntityManager();
        List<Object[]> found = database.createQuery(
                        "select c.credentialData, c.version from CredentialEntity c where c.id = :id and c.user.id = :user",
                        Object[].class)
                .setParameter("id", credentialId)
                .setParameter("user", user.getId())
                .getResultList();
        for (Object[] row : found) {
            CredentialModel stored = new CredentialModel();
            stored.setCredentialData((String) row[0]);
            database.createQuery(
                            "update CredentialEntity c set c.credentialData = :data where c.id = :id and c.version = :version")
                    .setParameter("data", noted(stored).getCredentialData())
                    .setParameter("id", credentialId)
                    .setParameter("version", row[1])
                    .executeUpdate();
        }
    }
}
