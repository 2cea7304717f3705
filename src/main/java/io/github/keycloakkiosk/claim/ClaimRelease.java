package io.github.keycloakkiosk.claim;

import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Gives a claim back when its transaction has committed or rolled back. */
final class ClaimRelease extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(ClaimRelease.class);

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

    /** The work is committed, so this is no error to answer with. The claim expires by itself. */
    private void release() {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, context, session -> session.singleUseObjects().remove(claim));
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Claim %s is not released; it expires", claim);
        }
    }
}
