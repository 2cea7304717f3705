package io.github.keycloakkiosk.setup;

import io.github.keycloakkiosk.method.LoginMethod;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.storage.UserStorageUtil;

/** What kiosk logins have stored with the users of a realm, of its own users and of federated ones. */
record StoredTraces(Work work, EntityManager tables) {

    private static final List<String> CREDENTIALS = List.of(
            "delete from CredentialEntity c where c.type in :values"
                    + " and c.user.id in (select u.id from UserEntity u where u.realmId = :realm)",
            "delete from FederatedUserCredentialEntity c where c.type in :values and c.realmId = :realm");

    private static final List<String> ACTIONS = List.of(
            "delete from UserRequiredActionEntity a where a.action in :values"
                    + " and a.user.id in (select u.id from UserEntity u where u.realmId = :realm)",
            "delete from FederatedUserRequiredActionEntity a where a.action in :values and a.realmId = :realm");

    private static final List<String> ATTRIBUTES = List.of(
            "select a.id from UserAttributeEntity a where a.name = :name and a.user.realmId = :realm",
            "select a.id from FederatedUserAttributeEntity a where a.name = :name and a.realmId = :realm");

    static StoredTraces of(Work work) {
        return new StoredTraces(
                work, work.session().getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** @return how many PINs and badges there were */
    int deleteCredentials() {
        return delete(CREDENTIALS, LoginMethod.kioskTypes());
    }

    /** Takes a required action away from all users who have it to do. */
    void forgetRequiredAction(String action) {
        delete(ACTIONS, List.of(action));
    }

    /** Whether one user has a value for this attribute. */
    boolean hasUsersWith(String attribute) {
        return ATTRIBUTES.stream()
                .anyMatch(statement -> !tables.createQuery(statement, String.class)
                        .setParameter("name", attribute)
                        .setParameter("realm", work.realm().getId())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }

    private int delete(List<String> statements, List<String> values) {
        tables.flush();
        int deleted = 0;
        for (String statement : statements) {
            deleted += tables.createQuery(statement)
                    .setParameter("values", values)
                    .setParameter("realm", work.realm().getId())
                    .executeUpdate();
        }
        if (UserStorageUtil.userCache(work.session()) != null) {
            UserStorageUtil.userCache(work.session()).evict(work.realm());
        }
        return deleted;
    }
}
