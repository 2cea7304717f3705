package io.github.keycloakkiosk.login;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Gives a claim back when the transaction that took it has ended, however it ended. */
final class ClaimRelease extends AbstractKeycloakTransaction {

    private final KeycloakSessionFactory factory;
    private final KeycloakContext context;
    private final String claim;

    ClaimRelease(KeycloakSession session, String claim) {
        this.factory = session.getKeycloakSessionFactory();
        this.context = session.getContext();
        this.claim = claim;
    }

    @Override
    protected void commitImpl() {
        release();
    }

    @Override
    protected void rollbackImpl() {
        release();
    }

    private void release() {
        KeycloakModelUtils.runJobInTransaction(
                factory, context, session -> session.singleUseObjects().remove(claim));
    }
}
