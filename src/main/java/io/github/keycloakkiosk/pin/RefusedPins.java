package io.github.keycloakkiosk.pin;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The users whose PIN may be refused now, by what {@link WaitNote} has written down. */
public final class RefusedPins {

    private static final String NOTED = "%\"refusedUntil\"%";

    private final EntityManager database;
    private final RealmModel realm;

    public RefusedPins(KeycloakSession session, RealmModel realm) {
        this.database = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.realm = realm;
    }

    /** Their ids. Whether guesses are still refused, {@link Pins#refusedUntil} knows. */
    public List<String> userIds() {
        try (Stream<Object[]> rows = Stream.concat(
                rows("select u.id, c.credentialData from CredentialEntity c join c.user u"
                        + " where u.realmId = :realm and c.type = :type and c.credentialData like :noted"),
                rows("select c.userId, c.credentialData from FederatedUserCredentialEntity c"
                        + " where c.realmId = :realm and c.type = :type and c.credentialData like :noted"))) {
            return rows.map(row -> isInFuture((String) row[1]) ? (String) row[0] : null)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }

    private Stream<Object[]> rows(String jpql) {
        return database.createQuery(jpql, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("type", PinCredentialModel.TYPE)
                .setParameter("noted", NOTED)
                .getResultStream();
    }

    private static boolean isInFuture(String credentialData) {
        CredentialModel stored = new CredentialModel();
        stored.setCredentialData(credentialData);
        return PinCredentialModel.of(stored)
                .refusedUntil()
                .filter(until -> until.toEpochMilli() > Time.currentTimeMillis())
                .isPresent();
    }
}
