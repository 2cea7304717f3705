package io.github.keycloakkiosk.badge;

import io.github.keycloakkiosk.claim.ClusterClaim;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.jpa.entity.FederatedUserCredentialEntity;

/**
 * Looks badges up by fingerprint, in both credential tables of Keycloak: that of its own users, and that of federated users who
 * are not imported.
 */
final class BadgeStore {

    private final KeycloakSession session;

    BadgeStore(KeycloakSession session) {
        this.session = session;
    }

    /** A stored badge and its owner. */
    record Owned(String userId, BadgeCredentialModel badge) {}

    /**
     * All badges of the realm with one of these fingerprints: none or one, unless something went wrong; those of the secret key
     * last.
     */
    List<Owned> find(RealmModel realm, BadgeFingerprints fingerprints) {
        return fingerprints
                .inLookUpOrder()
                .flatMap(fingerprint -> find(realm, fingerprint).stream())
                .toList();
    }

    private List<Owned> find(RealmModel realm, BadgeFingerprint fingerprint) {
        List<Owned> found = new ArrayList<>();
        // The primary keys know neither realms nor types, so a hit counts only if realm and type are right too. One
        // query reads
        // the badge with its user: between two queries the user could be deleted.
        entityManager()
                .createQuery(
                        "select u.realmId, u.id, c.credentialData from CredentialEntity c join c.user u"
                                + " where c.id = :id and c.type = :type",
                        Object[].class)
                .setParameter("id", fingerprint.id())
                .setParameter("type", BadgeCredentialModel.TYPE)
                .getResultList()
                .forEach(own ->
                        add(found, realm, (String) own[0], (String) own[1], badge(fingerprint, (String) own[2])));
        FederatedUserCredentialEntity federated =
                entityManager().find(FederatedUserCredentialEntity.class, fingerprint.id());
        if (federated != null && BadgeCredentialModel.TYPE.equals(federated.getType())) {
            BadgeCredentialModel badge = badge(fingerprint, federated.getCredentialData());
            add(found, realm, federated.getRealmId(), federated.getUserId(), badge);
        }
        return found;
    }

    private static void add(
            List<Owned> found, RealmModel realm, String realmId, String userId, BadgeCredentialModel badge) {
        if (realm.getId().equals(realmId) && badge.keyId().isPresent()) {
            found.add(new Owned(userId, badge));
        }
    }

    private static BadgeCredentialModel badge(BadgeFingerprint fingerprint, String credentialData) {
        CredentialModel stored = new CredentialModel();
        stored.setId(fingerprint.id());
        stored.setCredentialData(credentialData);
        return BadgeCredentialModel.of(stored);
    }

    /** How many badges the user has now. The count bypasses the caches. */
    long count(RealmModel realm, String userId) {
        long own = entityManager()
                .createQuery(
                        "select count(c) from CredentialEntity c where c.user.id = :user and c.type = :type",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("type", BadgeCredentialModel.TYPE)
                .getSingleResult();
        long federated = entityManager()
                .createQuery(
                        "select count(c) from FederatedUserCredentialEntity c"
                                + " where c.userId = :user and c.realmId = :realm and c.type = :type",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("type", BadgeCredentialModel.TYPE)
                .getSingleResult();
        return own + federated;
    }

    /**
     * Claims the fingerprints for the rest of this transaction, on every node. The database cannot do this: the two tables
     * share no primary key, and each key gives another fingerprint. All fingerprints are claimed, since a request from before a
     * change of keys claims the old one.
     *
     * @return false when another request is writing the same badge now
     */
    boolean claim(BadgeFingerprints fingerprints) {
        return fingerprints
                .inLookUpOrder()
                .allMatch(fingerprint -> ClusterClaim.take(session, "kiosk:badge-claim:" + fingerprint.id()));
    }

    /**
     * Writes now: so a taken primary key shows here. At commit the reason would be lost.
     *
     * @throws org.keycloak.models.ModelDuplicateException when any user has the badge
     */
    void flush() {
        entityManager().flush();
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
