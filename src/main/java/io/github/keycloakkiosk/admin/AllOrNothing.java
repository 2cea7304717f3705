package io.github.keycloakkiosk.admin;

import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;

/** Half of a change must not be committed; Keycloak commits what was done before an exception that has a response. */
final class AllOrNothing {

    private AllOrNothing() {}

    static <T> T run(KeycloakSession session, Supplier<T> change) {
        boolean done = false;
        try {
            T result = change.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                session.getTransactionManager().setRollbackOnly();
            }
        }
    }
}
