package io.github.keycloakkiosk.session;

import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * A step in its own Keycloak session and transaction, which knows the realm and nothing else of the request. Steps never
 * nest: a thread that held one database connection while it waited for another could starve the pool.
 */
public final class OwnTransaction {

    private OwnTransaction() {}

    /** The step's result after its commit; empty when the result is null or the realm is gone. */
    public static <T> Optional<T> run(
            KeycloakSessionFactory factory, String realmId, BiFunction<KeycloakSession, RealmModel, T> step) {
        return Optional.ofNullable(KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return null;
            }
            session.getContext().setRealm(realm);
            return step.apply(session, realm);
        }));
    }
}
