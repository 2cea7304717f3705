package io.github.keycloakkiosk.lookup;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Removes strings whose end is over, in the transaction of the caller. To everybody else they are gone already. */
public final class EndedStrings {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LookupKind kind;
    private final LookupStore store;

    public EndedStrings(KeycloakSession session, RealmModel realm, LookupKind kind) {
        this.session = session;
        this.realm = realm;
        this.kind = kind;
        this.store = new LookupStore(session, kind);
    }

    /** All that the user has. So they do not count, and their labels are free. */
    public void removeOf(UserModel user) {
        List<LookupCredentialModel> ended = user.credentialManager()
                .getStoredCredentialsByTypeStream(kind.type())
                .map(stored -> LookupCredentialModel.of(kind, stored))
                .filter(stored -> stored.hasEnded(now()))
                .toList();
        ended.forEach(this::remove);
    }

    /**
     * A string whose end is over.
     *
     * @param id its credential id
     * @param keyId the id of the key under which it is stored
     */
    public record Ended(String realmId, String userId, String id, String keyId) {}

    /** All of the server. The query reads all strings of the kind. */
    public static List<Ended> find(KeycloakSession session, LookupKind kind) {
        Instant now = now();
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return Stream.of(
                        "select c.user.realmId, c.user.id, c.id, c.credentialData from CredentialEntity c",
                        "select c.realmId, c.userId, c.id, c.credentialData from FederatedUserCredentialEntity c")
                .flatMap(query -> entityManager
                        .createQuery(query + " where c.type = :type and c.credentialData like :end", Object[].class)
                        .setParameter("type", kind.type())
                        .setParameter("end", "%\"" + StoredEnd.PROPERTY + "\"%")
                        .getResultStream())
                .flatMap(row -> ended(kind, row, now).stream())
                .toList();
    }

    private static Optional<Ended> ended(LookupKind kind, Object[] row, Instant now) {
        LookupCredentialModel stored = LookupStore.stored(kind, (String) row[2], (String) row[3], null);
        return stored.keyId()
                .filter(key -> stored.hasEnded(now))
                .map(key -> new Ended((String) row[0], (String) row[1], stored.getId(), key));
    }

    /** Takes the right to remove this one. False when another request is changing it now. */
    public boolean claim(LookupCredentialModel stored) {
        return stored.keyId()
                .filter(key -> store.claim(Fingerprints.alone(new Fingerprint(stored.getId(), key))))
                .isPresent();
    }

    /** This one, if its end is still over when no other request can change it. */
    public void remove(Ended ended) {
        remove(Fingerprints.alone(new Fingerprint(ended.id(), ended.keyId())));
    }

    /** This one, if its end is still over when no other request can change it. */
    boolean remove(LookupCredentialModel seen) {
        return seen.hasEnded(now())
                && seen.keyId()
                        .filter(key -> remove(Fingerprints.alone(new Fingerprint(seen.getId(), key))))
                        .isPresent();
    }

    private boolean remove(Fingerprints own) {
        return store.claim(own)
                && store.find(realm, own).stream()
                        .filter(found -> found.credential().hasEnded(now()))
                        .map(this::remove)
                        .reduce(false, Boolean::logicalOr);
    }

    private boolean remove(LookupStore.Owned found) {
        UserModel owner = session.users().getUserById(realm, found.userId());
        boolean removed = owner != null
                && owner.credentialManager()
                        .removeStoredCredentialById(found.credential().getId());
        if (removed) {
            // Before anything is stored with this id or label: Hibernate would insert first.
            store.flush();
            kind.removed(session, realm, owner, found.credential().getId());
        }
        return removed;
    }

    static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
