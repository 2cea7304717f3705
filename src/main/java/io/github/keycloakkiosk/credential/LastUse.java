package io.github.keycloakkiosk.credential;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;

/**
 * Notes the day on which a credential was last right, and that it is good by the rules of this version. Only the day, since
 * each write removes the user from every node's cache.
 */
final class LastUse extends AfterLogin {

    private final StoredCredentialProvider<?> provider;
    private final String credentialId;
    private final LocalDate day;

    private LastUse(
            KeycloakSession session,
            StoredCredentialProvider<?> provider,
            RealmModel realm,
            String userId,
            String credentialId,
            LocalDate day) {
        super(session, realm, userId);
        this.provider = provider;
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
        if (credential.isOfEarlierVersion()
                || credential.lastUsed().filter(today::equals).isEmpty()) {
            session.getTransactionManager()
                    .enlistAfterCompletion(new LastUse(session, provider, realm, userId, credential.getId(), today));
        }
    }

    @Override
    protected void write(KeycloakSession own, RealmModel realm, UserModel user) {
        if (StorageId.isLocalStorage(user.getId())) {
            writeBeside(own, user);
            return;
        }
        SubjectCredentialManager credentials = user.credentialManager();
        CredentialModel stored = credentials.getStoredCredentialById(credentialId);
        if (stored != null) {
            credentials.updateStoredCredential(withDay(stored));
        }
    }

    /**
     * Bypasses Keycloak's store, which would raise the credential's version: a parallel delete or change, with the old version
     * in hand, would then be refused. If the other write comes first, this one writes nothing.
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
                    .setParameter("data", withDay(stored).getCredentialData())
                    .setParameter("id", credentialId)
                    .setParameter("version", row[1])
                    .executeUpdate();
        }
    }

    private CredentialModel withDay(CredentialModel stored) {
        StoredCredential ours = provider.getCredentialFromModel(stored);
        ours.mark();
        ours.setLastUsed(day);
        return ours;
    }

    @Override
    protected String undone() {
        return "The last use of credential " + credentialId + " is not written down";
    }
}
