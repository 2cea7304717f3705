package io.github.keycloakkiosk.door;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Undoes a request: its transaction fails before the commit, and the exception replaces the answer that was already made. */
public final class Veto {

    private Veto() {}

    /**
     * @param refusal the answer
     * @param aftermath reports and cleans up, in its own transaction, after Keycloak has undone the request
     */
    public static void cast(
            KeycloakSession session, Supplier<RuntimeException> refusal, Consumer<KeycloakSession> aftermath) {
        session.getTransactionManager().enlistPrepare(new Refusal(refusal));
        session.getTransactionManager().enlistAfterCompletion(new Aftermath(session, refusal, aftermath));
    }

    private static final class Refusal extends AbstractKeycloakTransaction {

        private final Supplier<RuntimeException> refusal;

        Refusal(Supplier<RuntimeException> refusal) {
            this.refusal = refusal;
        }

        @Override
        protected void commitImpl() {
            throw refusal.get();
        }

        @Override
        protected void rollbackImpl() {}
    }

    private static final class Aftermath extends AbstractKeycloakTransaction {

        private final KeycloakSession session;
        private final Supplier<RuntimeException> refusal;
        private final Consumer<KeycloakSession> aftermath;

        Aftermath(KeycloakSession session, Supplier<RuntimeException> refusal, Consumer<KeycloakSession> aftermath) {
            this.session = session;
            this.refusal = refusal;
            this.aftermath = aftermath;
        }

        @Override
        protected void commitImpl() {}

        @Override
        protected void rollbackImpl() {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), session.getContext(), aftermath::accept);
            // Keycloak throws too when it undoes a login after a required action, and the last exception makes the
            // answer.
            throw refusal.get();
        }
    }
}
