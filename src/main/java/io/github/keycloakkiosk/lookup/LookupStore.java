package io.github.keycloakkiosk.lookup;

import io.github.keycloakkiosk.claim.ClusterClaim;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.StorageId;

/**
 * Looks strings of one kind up by fingerprint, in both credential tables of Keycloak: that of its own users, and that of federated users who
 * are not imported.
 */
public final class LookupStore {

    private final KeycloakSession session;
    private final LookupKind kind;
    private final FreeStrings free;

    public LookupStore(KeycloakSession session, LookupKind kind) {
        this.session = session;
        this.kind = kind;
        this.free = new FreeStrings(session, kind);
    }

    /** A stored string and its owner. */
    public record Owned(String userId, LookupCredentialModel credential) {}

    /**
     * All strings of the realm with one of these fingerprints: none or one, unless something went wrong; those of the secret key
     * last.
     */
    public List<Owned> find(RealmModel realm, Fingerprints fingerprints) {
        return fingerprints
                .inLookUpOrder()
                .flatMap(fingerprint -> find(realm, fingerprint).stream())
                .toList();
    }

    private List<Owned> find(RealmModel realm, Fingerprint fingerprint) {
        if (free.have(fingerprint)) {
            return List.of();
        }
        // The tables' primary keys know neither realms nor types, so the query asks for both. It joins the user, who
        // could be deleted between two queries.
        return entityManager()
                .createQuery(
                        "select u.realmId, u.id, c.id, c.credentialData, c.userLabel from CredentialEntity c join c.user u"
                                + " where c.id = :id and c.type = :type union all"
                                + " select f.realmId, f.userId, f.id, f.credentialData, f.userLabel"
                                + " from FederatedUserCredentialEntity f where f.id = :id and f.type = :type",
                        Object[].class)
                .setParameter("id", fingerprint.id())
                .setParameter("type", kind.type())
                .getResultList()
                .stream()
                .filter(row -> realm.getId().equals(row[0]))
                .map(row -> new Owned((String) row[1], stored(kind, (String) row[2], (String) row[3], (String) row[4])))
                .filter(owned -> owned.credential().keyId().isPresent())
                .toList();
    }

    static LookupCredentialModel stored(LookupKind kind, String id, String credentialData, String label) {
        CredentialModel stored = new CredentialModel();
        stored.setId(id);
        stored.setCredentialData(credentialData);
        stored.setUserLabel(label);
        return LookupCredentialModel.of(kind, stored);
    }

    /** The user's strings, as they are stored now. The query bypasses the caches. */
    public List<LookupCredentialModel> of(RealmModel realm, String userId) {
        String query = StorageId.isLocalStorage(userId)
                ? "select c.id, c.credentialData, c.userLabel from CredentialEntity c"
                        + " where c.user.id = :user and c.user.realmId = :realm and c.type = :type"
                : "select c.id, c.credentialData, c.userLabel from FederatedUserCredentialEntity c"
                        + " where c.userId = :user and c.realmId = :realm and c.type = :type";
        return entityManager()
                .createQuery(query, Object[].class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("type", kind.type())
                .getResultStream()
                .map(row -> stored(kind, (String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** How many of them the user has now. The count bypasses the caches. */
    public long count(RealmModel realm, String userId) {
        if (StorageId.isLocalStorage(userId)) {
            return entityManager()
                    .createQuery(
                            "select count(c) from CredentialEntity c where c.user.id = :user and c.type = :type",
                            Long.class)
                    .setParameter("user", userId)
                    .setParameter("type", kind.type())
                    .getSingleResult();
        }
        return entityManager()
                .createQuery(
                        "select count(c) from FederatedUserCredentialEntity c"
                                + " where c.userId = :user and c.realmId = :realm and c.type = :type",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("realm", realm.getId())
                .setParameter("type", kind.type())
                .getSingleResult();
    }

    /**
     * Takes the fingerprints for the rest of this transaction, on every node: the two tables do not share a primary key, and
     * no two keys give the same fingerprint. All of them are taken, since a request that began before a change of keys takes the
     * old one.
     *
     * @return false when another request is writing the same string now
     */
    boolean claim(Fingerprints fingerprints) {
        return claims(fingerprints).allMatch(claim -> ClusterClaim.take(session, claim));
    }

    Stream<String> claims(Fingerprints fingerprints) {
        return fingerprints.inLookUpOrder().map(fingerprint -> "kiosk:" + kind.type() + "-claim:" + fingerprint.id());
    }

    /** Writes now, for what comes after it in the same transaction. */
    void flush() {
        entityManager().flush();
    }

    /**
     * Writes now: so a taken primary key shows here. At commit the reason would be lost.
     *
     * @throws org.keycloak.models.ModelDuplicateException when any user has the string
     */
    void flush(String createdId) {
        free.taken(createdId);
        entityManager().flush();
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
