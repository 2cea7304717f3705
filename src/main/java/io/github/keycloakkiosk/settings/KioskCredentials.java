package io.github.keycloakkiosk.settings;

import io.github.keycloakkiosk.method.LoginMethod;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The stored PINs and badges of a realm, of its own users and of federated ones. */
public final class KioskCredentials {

    /** Where they are stored: the rest of a query, which asks for {@code c}, and for the realm's id as {@code :realm}. */
    public static final List<String> TABLES = List.of(
            "CredentialEntity c where c.user.realmId = :realm",
            "FederatedUserCredentialEntity c where c.realmId = :realm");

    private KioskCredentials() {}

    /** Whether there is one. */
    static boolean exist(KeycloakSession session, RealmModel realm) {
        return exist(session, realm, LoginMethod.kioskTypes());
    }

    /** Whether there is a badge. */
    static boolean badgesExist(KeycloakSession session, RealmModel realm) {
        return exist(session, realm, List.of(LoginMethod.BADGE.credentialType()));
    }

    private static boolean exist(KeycloakSession session, RealmModel realm, List<String> types) {
        EntityManager entityManager =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return TABLES.stream()
                .anyMatch(table -> !entityManager
                        .createQuery("select c.id from " + table + " and c.type in :types", String.class)
                        .setParameter("realm", realm.getId())
                        .setParameter("types", types)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty());
    }
}
